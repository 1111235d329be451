import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable, mentions } from "#db/schema/arguments";
import { notifications } from "#db/schema/notifications";
import { notify } from "#lib/notifications/notify";
import { MOST_MENTIONS } from "#lib/notifications/rules";

type Written = {
  id: number;
  authorId: number;
  /** The argument that its author answers; left out when it is a root, or edited. */
  answeredId?: number;
  /** The members whom its text mentions now. */
  mentioned: readonly number[];
};

/** Tells the author of the answered argument, then those mentioned, of an argument just posted or edited. */
export async function tellOfArgument(tx: Transaction, argument: Written): Promise<void> {
  if (argument.answeredId !== undefined) await tellAnswered(tx, argument, argument.answeredId);
  const added = await saveMentions(tx, argument);
  if (added.length > 0) await tellMentioned(tx, argument, added);
}

async function tellAnswered(tx: Transaction, { id, authorId }: Written, answeredId: number) {
  const [answered] = await authorOf(tx, { id: answeredId });
  if (answered) await notify(tx, { kind: "reply", memberId: answered.authorId, argumentId: id, actorId: authorId });
}

const authorOf = prepared((tx: Transaction, given: Given<{ id: number }>) =>
  tx
    .select({ authorId: argumentsTable.authorId })
    .from(argumentsTable)
    .where(eq(argumentsTable.id, given("id"))),
);

/** Makes the stored mentions those of the text, and answers who is new among them. */
async function saveMentions(tx: Transaction, { id, mentioned }: Written): Promise<number[]> {
  const rows = await mentionedBy(tx, { argumentId: id });
  const before = new Set(rows.map(({ memberId }) => memberId));
  const added = mentioned.filter((memberId) => !before.has(memberId));
  const gone = [...before].filter((memberId) => !mentioned.includes(memberId));
  if (gone.length > 0)
    await tx.delete(mentions).where(and(eq(mentions.argumentId, id), inArray(mentions.memberId, gone)));
  if (added.length > 0) await tx.insert(mentions).values(added.map((memberId) => ({ argumentId: id, memberId })));
  return added;
}

const mentionedBy = prepared((tx: Transaction, given: Given<{ argumentId: number }>) =>
  tx
    .select({ memberId: mentions.memberId })
    .from(mentions)
    .where(eq(mentions.argumentId, given("argumentId"))),
);

/** Not whom the same argument told already that it is a reply to them, and no more than MOST_MENTIONS over all edits. */
async function tellMentioned(tx: Transaction, { id, authorId }: Written, added: number[]) {
  const told = await tx
    .select({ memberId: notifications.memberId, kind: notifications.kind })
    .from(notifications)
    .where(and(eq(notifications.argumentId, id), inArray(notifications.kind, ["reply", "mention"])));
  const known = new Set(told.map(({ memberId }) => memberId));
  let left = MOST_MENTIONS - told.filter(({ kind }) => kind === "mention").length;
  for (const memberId of added) {
    if (left <= 0) return;
    if (known.has(memberId)) continue;
    if (await notify(tx, { kind: "mention", memberId, argumentId: id, actorId: authorId })) left -= 1;
  }
}
