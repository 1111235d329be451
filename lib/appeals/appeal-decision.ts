import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { cases } from "#db/schema/cases";
import { appeals } from "#db/schema/moderation";
import { memberOfToken } from "#lib/appeals/appeal-token";
import { APPEAL_DAYS, APPEAL_MS } from "#lib/appeals/rules";
import type { AppealDecision } from "#lib/appeals/schema";
import { record } from "#lib/audit/record";
import { DUE_AFTER_MS } from "#lib/cases/rules";
import { authorize, Conflict } from "#lib/errors";
import { findDecision } from "#lib/moderation/find-decision";
import { isReversed } from "#lib/moderation/is-reversed";
import { canAppeal } from "#lib/moderation/policy";
import type { Viewer } from "#lib/viewer";

export type Appealed = { decision: number; token: string | undefined };

/**
 * Asks another moderator to look at a decision again. Who is suspended does it with the token of their link. Throws
 * Conflict when it was appealed or reversed before, or after APPEAL_DAYS.
 */
export async function appealDecision(viewer: Viewer, input: AppealDecision): Promise<Appealed> {
  return write(async (tx) => {
    const decision = await findDecision(tx, input.decision);
    const holder = memberOfToken(decision.id, input.token);
    const member: Viewer = holder === undefined ? viewer : { role: "system", id: holder };
    authorize(canAppeal(member, decision), viewer, "Only whom a decision concerns can appeal it.");
    const now = new Date();
    if (now.getTime() - decision.createdAt.getTime() > APPEAL_MS)
      throw new Conflict(`A decision can be appealed for ${APPEAL_DAYS} days, which have passed.`);
    if ((await tx.$count(appeals, eq(appeals.decisionId, decision.id))) > 0)
      throw new Conflict("You appealed this decision before. There is one appeal for each.");
    if (await isReversed(tx, decision)) throw new Conflict("This decision was reversed already.");
    const memberId = decision.memberId ?? 0;
    const [row] = await tx
      .insert(appeals)
      .values({ decisionId: decision.id, memberId, words: input.words, createdAt: now })
      .returning({ id: appeals.id });
    if (!row) throw new Error("The appeal was not written.");
    const dueAt = new Date(now.getTime() + DUE_AFTER_MS.appeal);
    await tx.insert(cases).values({
      kind: "appeal",
      appealId: row.id,
      argumentId: decision.argumentId,
      openedAt: now,
      dueAt,
      markers: [],
    });
    await record(tx, member, "appeal-decision", { type: "member", id: memberId }, { decision: decision.id });
    return { decision: decision.id, token: input.token };
  });
}
