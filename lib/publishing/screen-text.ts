import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import type { Marker } from "#db/schema/cases";
import type { Source } from "#db/schema/threads";
import { holdNewcomers } from "#lib/config";
import { Invalid } from "#lib/errors";
import { findingsOf, phrasesIn, type Screened } from "#lib/publishing/checks";
import { findSameBody } from "#lib/publishing/find-same-body";
import { gatherScreened } from "#lib/publishing/gather-screened";
import { REFUSED_WORDS } from "#lib/publishing/in-words";
import { screenedText, TEXT_FIELDS } from "#lib/publishing/screened-text";

type NewText = {
  authorId: number;
  threadId: number;
  /** The argument that gets this text in place of its present one; left out when it is posted. */
  argumentId?: number;
  claim: string | null;
  html: string;
  sources: readonly Source[];
};

/**
 * What the checks before publishing find in a text that is to be posted, or to replace another; what they would find in
 * the other as well is left out, as readers and moderators have seen that. Throws Invalid when one refuses it.
 */
export async function screenText(tx: Transaction, written: NewText): Promise<Marker[]> {
  const { authorId } = written;
  const about = await gatherScreened(tx, { authorId, text: screenedText(written), waiting: holdNewcomers() });
  const screened = { ...about, sameAs: await findSameBody(tx, written) };
  const findings = findingsOf(screened);
  if (findings.some(({ verdict }) => verdict === "refuse")) throw new Invalid(refusedFields(screened));
  const known = written.argumentId === undefined ? [] : await knownFindings(tx, written.argumentId, screened);
  return findings.filter((finding) => !known.some((other) => isSame(other, finding)));
}

function refusedFields({ text, watched }: Screened): Record<string, string> {
  const fields = TEXT_FIELDS.filter((field) => phrasesIn(text[field], watched.refuse).length > 0);
  return Object.fromEntries(fields.map((field) => [field, REFUSED_WORDS]));
}

/** Of its present text. Nobody has read the new text of a newcomer, so for that check nothing is known. */
async function knownFindings(tx: Transaction, argumentId: number, screened: Screened): Promise<Marker[]> {
  const [present] = await tx
    .select({ claim: argumentRevisions.claim, html: argumentRevisions.html, sources: argumentRevisions.sources })
    .from(argumentsTable)
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(eq(argumentsTable.id, argumentId));
  if (!present) return [];
  return findingsOf({
    ...screened,
    text: screenedText(present),
    newcomer: { published: 0, waiting: 0 },
    sameAs: undefined,
  });
}

const isSame = (a: Marker, b: Marker) => a.check === b.check && a.verdict === b.verdict && a.found === b.found;
