import type { Transaction } from "#db/client";
import { holdNewcomers } from "#lib/config";
import { Invalid } from "#lib/errors";
import { findingsOf } from "#lib/publishing/checks";
import { gatherScreened } from "#lib/publishing/gather-screened";
import { REFUSED_WORDS, whyNotGiven } from "#lib/publishing/in-words";
import { screenedLines } from "#lib/publishing/screened-text";

/** Where newcomers are read first, so many arguments published are enough to give credits: somebody has read them. */
const PUBLISHED_BEFORE_CREDITS = 1;

/**
 * Asks the checks before publishing about what a member writes in a credit. Nobody decides on a credit before it is read
 * by others, so what would be held is refused as well. Throws Invalid, in words of its giver's field.
 */
export async function screenCredit(tx: Transaction, { giverId, why }: { giverId: number; why: string }): Promise<void> {
  const waiting = Math.min(holdNewcomers(), PUBLISHED_BEFORE_CREDITS);
  const findings = findingsOf(await gatherScreened(tx, { authorId: giverId, text: screenedLines(why), waiting }));
  const verdicts = findings.map(({ verdict }) => verdict);
  if (verdicts.includes("refuse")) throw new Invalid({ why: REFUSED_WORDS });
  if (verdicts.includes("hold")) throw new Invalid({ why: whyNotGiven(findings) });
}
