import type { Transaction } from "#db/client";
import { mentionedIn } from "#lib/notifications/mentioned-in";
import { notify } from "#lib/notifications/notify";
import { tellOfArgument } from "#lib/notifications/tell-of-argument";

type Published = { id: number; authorId: number; parentId: number | null; body: string };

/** Once an argument that was held is published: its author is told, and then those whom it answers or mentions. */
export async function tellOfHeld(tx: Transaction, argument: Published, decisionId: number): Promise<void> {
  const { id, authorId } = argument;
  await notify(tx, { kind: "decision", memberId: authorId, argumentId: id, decisionId });
  const mentioned = await mentionedIn(tx, argument.body);
  await tellOfArgument(tx, { id, authorId, answeredId: argument.parentId ?? undefined, mentioned });
}
