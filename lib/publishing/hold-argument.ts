import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import type { Marker } from "#db/schema/cases";
import { houseAccount } from "#lib/accounts/house-account";
import { record } from "#lib/audit/record";
import { openCase } from "#lib/cases/open-case";
import { recordDecision } from "#lib/moderation/record-decision";
import { whyHeld } from "#lib/publishing/in-words";
import type { System } from "#lib/viewer";

const PROGRAM: System = { role: "system", id: null };

type Written = { id: number; revision: number; threadId: number; authorId: number };

/**
 * Does what the findings ask for with an argument that was just written: holds it until a moderator has read it, or
 * puts it before the moderators while it is published. Answers why it waits, null when it does not.
 */
export async function holdOrMark(
  tx: Transaction,
  argument: Written,
  markers: readonly Marker[],
): Promise<string | null> {
  if (markers.some(({ verdict }) => verdict === "hold")) return holdArgument(tx, argument, markers);
  if (markers.length > 0) await openCase(tx, argument.id, { why: "mark", markers: [...markers] });
  return null;
}

/** The house decides it, as nobody has read it yet. */
async function holdArgument(tx: Transaction, argument: Written, markers: readonly Marker[]): Promise<string> {
  const why = whyHeld(markers);
  const checks = markers.filter(({ verdict }) => verdict === "hold").map(({ check }) => check);
  await openCase(tx, argument.id, { why: "held", markers: [...markers] });
  const house = await houseAccount(tx);
  if (house.isNew) await record(tx, PROGRAM, "open-house-account", { type: "member", id: house.id });
  const hiddenById = await recordDecision(
    tx,
    { role: "system", id: house.id },
    {
      kind: "hold",
      argumentId: argument.id,
      argumentRevision: argument.revision,
      threadId: argument.threadId,
      memberId: argument.authorId,
      reason: why,
      detail: { checks },
    },
  );
  await tx.update(argumentsTable).set({ hiddenById, held: true }).where(eq(argumentsTable.id, argument.id));
  return why;
}
