import { asc, eq, sql } from "drizzle-orm";
import { write } from "#db/client";
import { awaitedCodes, identities, pendingSignIns } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { cases, proposals } from "#db/schema/cases";
import { mails, notificationSwitches } from "#db/schema/notifications";
import { seenArguments } from "#db/schema/reading";
import { askForReset } from "#lib/accounts/ask-for-reset";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { followThread } from "#lib/following/follow-thread";
import { eraseMember } from "#lib/privacy/erase-member";
import { rateArgument } from "#lib/ratings/rate-argument";
import { markSeen } from "#lib/reading/mark-seen";
import { VISITOR } from "#lib/viewer";
import { fillForum } from "#tests/hostile/fill-forum";
import { formFiller } from "#tests/hostile/forms";
import { argue, PRO, person, SYSTEM, seededDatabase, THREAD } from "#tests/people";
import { turnedOn } from "#tests/second-factor";

/** What is easily lost on the way from one database into another. */
const ODD = [
  "'; DROP TABLE members; -- \\' \\\\ {\"a\",NULL} \\N \t $1 %s",
  "Łódź, naïve, ﬃ, ß, İı, e\u0301 and é, 日本語, العربية, עברית, हिन्दी, ไทย",
  "🙂 👩‍👩‍👧‍👦 🇪🇺 \u{1f9d1}\u{1f3fd}‍\u{1f4bb} \u{10ffff} \u{e0001} \uffff \ufeff\u200b\u00ad\u2028\u2029",
  "NULL",
];

/** A forum with rows in every table, and with words of all kinds wherever somebody can write. */
export async function forumWithEverything(): Promise<void> {
  await seededDatabase();
  await issueSetupToken(SYSTEM);
  const { fill } = formFiller();
  for (const words of ODD) await fillForum(fill, { line: words, text: `${words}\n\n${words}` });
  const house = await openHouseAccount(SYSTEM);
  for (const body of ODD) await argue(house, { claim: "Odd", body });

  const reader = await person("reads-everything");
  const moderator = await person("thinks-it-over", "moderator");
  const leaving = await person("leaves-again");
  await argue(leaving, { claim: "I said this", body: "And I leave." });
  await rateArgument(reader, { id: 1, rating: "strong", position: 1 });
  await followThread(reader, { thread: THREAD });
  await markSeen(reader, { thread: THREAD, ids: [1] });
  await turnedOn(reader);
  await askForReset(VISITOR, { email: "reads-everything@example.org" }, "a network");
  await eraseMember(SYSTEM, { handle: "leaves-again", mode: "blank" });
  const createdAt = new Date();
  const own = { memberId: reader.id, createdAt };
  const later = { createdAt, expiresAt: new Date(createdAt.getTime() + 60_000) };
  await write(async (tx) => {
    const account = { provider: "elsewhere", subject: "ünïque" };
    await tx.insert(awaitedCodes).values({ tokenHash: "a hash", memberId: reader.id, ...later });
    await tx.insert(identities).values({ ...account, ...own });
    await tx
      .insert(pendingSignIns)
      .values({ tokenHash: "another", ...account, email: "a@example.org", leadsTo: "/", ...later });
    await tx.insert(notificationSwitches).values({ memberId: reader.id, kind: "reply", onPage: true, byMail: false });
    const [seen] = await tx.select({ id: argumentsTable.id }).from(argumentsTable).orderBy(asc(argumentsTable.id));
    await tx.insert(seenArguments).values({ memberId: reader.id, argumentId: seen?.id ?? 0 });
    const [open] = await tx.select({ id: cases.id }).from(cases).orderBy(asc(cases.id));
    await tx.insert(proposals).values({
      caseId: open?.id ?? 0,
      moderatorId: moderator.id,
      kind: "hide",
      ground: "spam",
      reason: PRO,
      createdAt,
    });
    // A number that was given and is not there any more.
    await tx.delete(mails).where(eq(mails.id, sql`(select max(id) from mails)`));
  });
}
