import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { beforeAll, expect, test, vi } from "vitest";
import { dataFolder, write } from "#db/client";
import { mails } from "#db/schema/notifications";
import { askForReset } from "#lib/accounts/ask-for-reset";
import { claimMail } from "#lib/mail/claim-mail";
import { finishMail } from "#lib/mail/finish-mail";
import { sendMail } from "#lib/mail/send-mail";
import { sendRound } from "#lib/mail/start-mail";
import { gatherMail } from "#lib/notifications/gather-mail";
import { eraseMember } from "#lib/privacy/erase-member";
import { leaveNoTraceOfLate } from "#lib/privacy/leave-no-trace";
import { VISITOR } from "#lib/viewer";
import { HOUR, NOON } from "#tests/integration/clock";
import { argue, person, reply, SYSTEM, seededDatabase } from "#tests/people";

const place = (name: string) => join(dataFolder(), name);

/** To whom the mails are that lie there. */
async function addressees(): Promise<string[]> {
  const files = readdirSync(place("outbox"));
  const found = await Promise.all(files.map((file) => simpleParser(readFileSync(join(place("outbox"), file)))));
  return found
    .map(({ headers }) => (headers.get("to") as { text: string }).text.replace("@example.org", ""))
    .toSorted();
}

/** Mails about somebody who leaves, in whatever way one is, and mails about others. */
beforeAll(async () => {
  vi.stubEnv("SMTP_URL", "");
  vi.stubEnv("PARLEY_ORIGIN", "https://debate.example.org");
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
  await seededDatabase();
  const [peace, writer] = [await person("peace"), await person("writer")];
  const [ofReply, ofName, inDari] = [
    await person("told-of-reply"),
    await person("told-of-name"),
    await person("told-in-dari"),
  ];
  const [ofOthers, ofWord, ofNobody] = [
    await person("told-of-others"),
    await person("told-of-peace"),
    await person("told-of-nobody"),
  ];
  await reply(peace, await argue(ofReply), { body: "Its words." });
  await reply(writer, await argue(ofName), { body: "So says @Peace, and others." });
  // So many letters that are not Latin that no word of the mail stands in its file.
  const claim = "سخن درست است. ".repeat(9).trim();
  for (const word of ["یک", "دو", "سه", "چهار"])
    await reply(writer, await argue(inDari, { claim: `${word} ${claim}` }), {
      body: `${word} @peace؟ ${"سخن درست است. ".repeat(40)}`,
    });
  await reply(writer, await argue(ofOthers), { body: "So says @writer at https://a.example/@elsewhere, and others." });
  await reply(writer, await argue(ofWord), { body: "There will be peace." });
  await reply(writer, await argue(ofNobody), { body: "So says @whom-nobody-knows." });
  vi.setSystemTime(NOON.getTime() + HOUR);
  await askForReset(VISITOR, { email: "peace@example.org" }, "a network");
  await sendRound({ gather: gatherMail, claim: claimMail, send: sendMail, finish: finishMail });
  const createdAt = new Date();
  const [row] = await write((tx) =>
    tx
      .insert(mails)
      .values({ memberId: writer.id, kind: "email-changed", createdAt, tries: 1, sentAt: createdAt })
      .returning({ id: mails.id }),
  );
  const text = "To: had-before@example.org\r\n\r\nHello writer,\r\n";
  writeFileSync(join(place("outbox"), `email-changed.${row?.id}.${createdAt.getTime()}-x.eml`), text);
  vi.useRealTimers();
});

const OF_OTHERS = ["had-before", "told-of-others", "told-of-peace"];

test("of the mails laid down those go that are to or about somebody who leaves, and no others", async () => {
  const all = ["peace", "peace", "told-in-dari", "told-of-name", "told-of-reply"];
  expect(await addressees()).toEqual([...OF_OTHERS, ...all, "told-of-nobody"].toSorted());
  expect(
    readdirSync(place("outbox")).some((file) => /base64/.test(readFileSync(join(place("outbox"), file), "utf8"))),
  ).toBe(true);
  cpSync(place("outbox"), place("outbox-elsewhere"), { recursive: true });
  expect(await eraseMember(SYSTEM, { handle: "peace", mode: "keep" })).toBe(true);
  expect(await addressees()).toEqual([...OF_OTHERS, "told-of-nobody"].toSorted());
});

test("on another machine the round lists who was erased, and finds the same mails without the name", async () => {
  const listed = readFileSync(place("erasures"), "utf8");
  for (const name of ["erasures", "erasures-complete", "outbox"]) rmSync(place(name), { recursive: true });
  cpSync(place("outbox-elsewhere"), place("outbox"), { recursive: true });
  expect(await leaveNoTraceOfLate()).toBe(true);
  expect(await addressees()).toEqual(OF_OTHERS);
  expect(readFileSync(place("erasures"), "utf8")).toBe(listed);
  // The list alone, where everything else was done.
  rmSync(place("erasures"));
  expect(await leaveNoTraceOfLate()).toBe(true);
  expect(readFileSync(place("erasures"), "utf8")).toBe(listed);
});
