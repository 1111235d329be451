import { and, asc, eq, gte, isNull, notInArray } from "drizzle-orm";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { appeals } from "#db/schema/moderation";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { isVisible } from "#lib/arguments/traces";
import { saveWords } from "#lib/house/save-words";
import { hideArgument } from "#lib/moderation/hide-argument";
import { GROUNDS } from "#lib/moderation/house-rules";
import { keepArgument } from "#lib/moderation/keep-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import type { Person } from "#lib/viewer";
import type { Landmarks } from "#tests/bench/forum/fill-arguments";
import { FIRST_MEMBER } from "#tests/bench/forum/opinions";
import type { Shape } from "#tests/bench/forum/shape";
import { handleOf } from "#tests/bench/forum/words";
import { person, reply } from "#tests/people";

export type Moderated = { moderator: Person; admin: Person };

/** Reports, decisions, appeals and what is held, all by the verbs: so that each has its statement, audit row and news. */
export async function fillModeration(shape: Shape, { deepest, loved }: Landmarks): Promise<Moderated> {
  const [moderator, second] = [await person("the-moderator", "moderator"), await person("the-second", "moderator")];
  const admin = await person("the-admin", "admin");
  const chosen = await someArguments(shape, [deepest, loved]);
  const reporterOf = (i: number, argument: Chosen) => {
    const memberId = FIRST_MEMBER + ((i * 7) % shape.members);
    return memberById(memberId === argument.authorId ? FIRST_MEMBER + ((i * 7 + 1) % shape.members) : memberId);
  };
  for (const [i, argument] of chosen.entries()) {
    const ground = GROUNDS[i % GROUNDS.length] ?? "spam";
    await reportArgument(reporterOf(i, argument), { id: argument.id, ground, note: "Please look at this." });
    if (i < shape.decided) await decide(i, argument, ground, moderator, second);
  }
  await hold(shape, admin, loved);
  return { moderator, admin };
}

type Chosen = { id: number; authorId: number; author: string };

/** Of every hundred reported arguments eighty are hidden; of these some are restored, and some authors appeal. */
async function decide(i: number, { id, authorId, author }: Chosen, ground: string, one: Person, other: Person) {
  const decider = i % 3 ? one : other;
  if (i % 5 === 0) return keepArgument(decider, { id, revision: 1, reason: "" });
  const law = ground === "unlawful" ? { law: "A law" } : {};
  const also = i % 10 === 1 ? { also: "warn" as const } : {};
  const asForm = { id, revision: 1, ground: GROUNDS.find((each) => each === ground) ?? "spam", ...law, ...also };
  const { decisionId } = await hideArgument(decider, { ...asForm, reason: "It breaks this rule." });
  if (i % 9 === 2) return restoreArgument(decider, { id, reason: "" });
  if (i % 4 !== 3 || decisionId === null) return;
  const writer: Person = { role: "member", id: authorId, handle: author, sessionId: "" };
  await appealDecision(writer, { decision: decisionId, words: "It breaks no rule that I can read." });
  if (i % 8 === 7) return;
  const [appeal] = await read((db) =>
    db.select({ id: appeals.id }).from(appeals).where(eq(appeals.decisionId, decisionId)),
  );
  const outcome = i % 3 ? "uphold" : "overturn";
  await answerAppeal(decider === one ? other : one, { appeal: appeal?.id ?? 0, outcome, reason: "I read it again." });
}

/** Visible ones of the whole time, with their authors; none of the house, and not those that are measured. */
async function someArguments({ arguments: size, decided, open }: Shape, except: number[]): Promise<Chosen[]> {
  const many = decided + open;
  const chosen: Chosen[] = [];
  for (let i = 0; i < many; i += 1) {
    const from = Math.max(chosen.at(-1)?.id ?? 0, Math.floor((i * size) / many)) + 1;
    const [row] = await read((db) =>
      db
        .select({ id: argumentsTable.id, authorId: argumentsTable.authorId, author: members.handle })
        .from(argumentsTable)
        .innerJoin(members, eq(members.id, argumentsTable.authorId))
        .where(
          and(
            gte(argumentsTable.id, from),
            notInArray(argumentsTable.id, except),
            isVisible,
            isNull(argumentsTable.lockedById),
          ),
        )
        .orderBy(asc(argumentsTable.id))
        .limit(1),
    );
    if (row) chosen.push(row);
  }
  return chosen;
}

/** Replies with a watched word, which wait until a moderator has read them. */
async function hold({ open, members: many }: Shape, admin: Person, loved: number) {
  await saveWords(admin, { verdict: "hold", words: ["miracle cure"] });
  const [row] = await read((db) =>
    db.select({ id: argumentsTable.id }).from(argumentsTable).where(eq(argumentsTable.id, loved)),
  );
  for (let i = 0; i < open / 8; i += 1) {
    const author = memberById(FIRST_MEMBER + ((i * 13) % many));
    await reply(author, row?.id ?? 0, { thread: "thread-0", body: `Offer number ${i} of a miracle cure for you.` });
  }
}

const memberById = (id: number): Person => ({
  role: "member",
  id,
  handle: handleOf(id - FIRST_MEMBER),
  sessionId: "",
});
