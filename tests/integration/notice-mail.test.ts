import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { desc, eq } from "drizzle-orm";
import { simpleParser } from "mailparser";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { dataFolder, read } from "#db/client";
import { cases } from "#db/schema/cases";
import { mails } from "#db/schema/notifications";
import { claimMail } from "#lib/mail/claim-mail";
import { finishMail } from "#lib/mail/finish-mail";
import { sendMail } from "#lib/mail/send-mail";
import { sendRound } from "#lib/mail/start-mail";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { undoDecision } from "#lib/moderation/undo-decision";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { gatherMail } from "#lib/notifications/gather-mail";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, MINUTE, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { type PostOffice, postOffice } from "#tests/integration/post-office";
import { argue, newKey, person, seededDatabase, THREAD } from "#tests/people";

const ORIGIN = "https://debate.example.org";
const parts = { gather: gatherMail, claim: claimMail, send: sendMail, finish: finishMail };

let office: PostOffice;
let author: Person;
let moderator: Person;
let id: number;
let receipt: string;

stoppedClock();
beforeAll(async () => {
  await seededDatabase();
  office = await postOffice();
  author = await person("an-author");
  moderator = await person("a-moderator", "moderator");
});
afterAll(() => office.close());

beforeEach(async () => {
  vi.stubEnv("PARLEY_ORIGIN", ORIGIN);
  vi.stubEnv("SMTP_URL", office.url);
  id = await argue(author, { claim: "Claim of the author" });
  receipt = await send(`${ORIGIN}/threads/${THREAD}/arguments/${id}`);
});

// What one test leaves is no mail of the next.
afterEach(async () => {
  office.refuse(undefined);
  setClock(30 * DAY);
  await sendRound(parts);
  vi.unstubAllEnvs();
  office.mails.length = 0;
  office.raw.length = 0;
});

async function send(address: string, change: object = {}): Promise<string> {
  const form = {
    offence: "other",
    address,
    law: "Law of the notifier",
    explanation: "Explanation of the notifier",
    name: "Eve Notifier",
    email: "eve@example.org",
    goodFaith: "yes",
    ...change,
  };
  return (await sendNotice(VISITOR, SendNotice.parse(form), newKey())).receipt;
}

/** The mails that the notifier got by then; those to members are another test's. */
async function roundAt(ms: number) {
  setClock(ms);
  await sendRound(parts);
  return office.mails.filter(({ to }) => to && "text" in to && to.text === "eve@example.org");
}
const hide = () =>
  hideArgument(moderator, { id, revision: 1, ground: "unlawful", reason: "To the author.", law: "§ 130" });
const rows = async () =>
  (await read((db) => db.select().from(mails).orderBy(desc(mails.id)))).filter((row) => row.noticeId);
const newestCase = async () =>
  (await read((db) => db.select().from(cases).where(eq(cases.kind, "notice")).orderBy(desc(cases.id))))[0]?.id ?? 0;

describe("a receipt", () => {
  test("comes at once, with number and address of the notice, and no header of a list", async () => {
    const [mail, ...more] = await roundAt(0);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("We received your notice of illegal content.");
    expect(mail?.text).toContain("came in on 2 March 2026 at 12:00 UTC.");
    expect(mail?.text).toContain(
      `Its number is ${receipt}. What becomes of it stands here:\n${ORIGIN}/notice/${receipt}\n`,
    );
    expect([...(mail?.headers.keys() ?? [])].toSorted()).toEqual([
      "auto-submitted",
      "content-transfer-encoding",
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
  });

  test("holds nothing that was typed into the form, which may name anybody's address", async () => {
    await roundAt(0);
    expect(office.raw.join()).not.toMatch(/Notifier|of the notifier|Claim of the author|an-author/);
  });

  test("is tried again, under the same Message-ID", async () => {
    office.refuse(451, "Later, eve@example.org");
    expect(await roundAt(0)).toEqual([]);
    const [row] = await rows();
    expect(row).toMatchObject({ tries: 1, nextTryAt: new Date(NOON.getTime() + MINUTE), sentAt: null });
    expect(row?.failure).not.toContain("eve@");
    office.refuse(undefined);
    const [mail] = await roundAt(MINUTE);
    expect(mail?.messageId).toBe(`<receipt.${row?.id}.${NOON.getTime()}@debate.example.org>`);
    expect((await rows())[0]).toMatchObject({ tries: 2, nextTryAt: null, failure: null });
  });

  test("goes to nobody where no email was left", async () => {
    await roundAt(0);
    await send("/", { offence: "children", email: "" });
    expect(await roundAt(MINUTE)).toHaveLength(1);
  });
});

describe("an outcome", () => {
  test("tells of a hide with ground and law, and what can be done against it; not the words to the author", async () => {
    await roundAt(0);
    await hide();
    const [, mail] = await roundAt(MINUTE);
    expect(mail?.subject).toBe("Your notice of illegal content was decided.");
    expect(mail?.text).toMatch(
      /The moderators hid what you reported\..+\n\nThe house rule: Nothing against the law\n\nThe law: § 130\n\nA moderator read it and decided\./,
    );
    expect(mail?.text).toMatch(/look again.+Art\. 21.+Digital Services Coordinator.+court/s);
    expect(mail?.text).toContain(`${ORIGIN}/legal`);
    expect(mail?.text).toContain(`${ORIGIN}/notice/${receipt}`);
    expect(mail?.text).not.toMatch(/To the author|an-author|a-moderator|Claim of the author|notifier/);
    expect(mail?.headers.has("list")).toBe(false);
  });

  test("says what stands when it is sent", async () => {
    await roundAt(0);
    await hide();
    await restoreArgument(moderator, { id, reason: "It was a quotation." });
    const [, mail] = await roundAt(MINUTE);
    expect(mail?.text).toContain("It was reversed later, after an appeal or a second look.");
  });

  test("that was taken back is not sent; the next one is", async () => {
    await roundAt(0);
    const { decisionId } = await hide();
    await undoDecision(moderator, { id: decisionId ?? 0 });
    expect(await roundAt(MINUTE)).toHaveLength(1);
    await keepArgument(moderator, { id, revision: 1, reason: "It is lawful." });
    const [, mail, ...more] = await roundAt(2 * MINUTE);
    expect(mail?.text).toMatch(/found no reason to remove it.+The moderators wrote: It is lawful\./s);
    expect(more).toEqual([]);
  });

  test("that is taken back while it is on its way has nothing to say", async () => {
    await roundAt(0);
    const { decisionId } = await hide();
    const claimed = await claimMail({ role: "system", id: null });
    await undoDecision(moderator, { id: decisionId ?? 0 });
    expect(claimed && (await sendMail(claimed))).toEqual({ needless: true });
  });

  test("can be an answer in words, which can hold no header and is a file where no server is named", async () => {
    vi.stubEnv("SMTP_URL", "");
    await send("/about");
    await dismissNotice(moderator, { case: await newestCase(), reason: "We looked.\nBcc: all@example.org\n.\nEnd" });
    await roundAt(MINUTE);
    const folder = join(dataFolder(), "outbox");
    const file = readdirSync(folder).find((name) => name.startsWith("outcome."));
    const mail = await simpleParser(readFileSync(join(folder, file ?? "")));
    expect(mail.to).toMatchObject({ text: "eve@example.org" });
    expect(mail.bcc).toBeUndefined();
    expect(mail.text).toMatch(
      /The moderators read your notice and answered it\.\n\nThe moderators wrote: We looked\.\nBcc:/,
    );
  });
});
