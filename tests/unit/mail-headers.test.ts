import fc from "fast-check";
import { type AddressObject, simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { afterEach, expect, test, vi } from "vitest";
import { MAIL_KINDS } from "#db/schema/notifications";
import { Email, Handle } from "#lib/accounts/schema";
import { mailConfig } from "#lib/config";
import { composeAccountMail } from "#lib/mail/compose-account-mail";
import { composeDigest } from "#lib/mail/compose-digest";
import { composeNoticeMail } from "#lib/mail/compose-notice-mail";
import type { Letter } from "#lib/mail/letter";
import type { AccountMail } from "#lib/mail/queries";
import { sentenceOf } from "#lib/notifications/sentences";
import { PAYLOADS } from "#tests/hostile/payloads";

afterEach(() => vi.unstubAllEnvs());

const ORIGIN = "https://debate.example.org";
const AT = new Date("2026-03-02T12:00:00Z");
const TOKEN = `7.${"a".repeat(43)}`;

/** What would be more headers, more addresses or another mail, if it got among the headers. */
const injected = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\r\n",
        "\n",
        "\r",
        "\u2028",
        "\u0085",
        "\0",
        "%0d%0a",
        "\r\n\r\n",
        "\r\n.\r\n",
        "\\r\\n",
        ", ",
        "; ",
        " <",
        ">",
        '"',
      ),
      fc.constantFrom(
        "Bcc: all@evil.example",
        "Subject: x",
        "List-Unsubscribe: <https://evil.example>",
        "Reply-To: a@evil.example",
      ),
      fc.constantFrom(
        "=?utf-8?q?=0D=0ABcc:_all@evil.example?=",
        "a@evil.example",
        "\u202e",
        "x".repeat(1_200),
        "é".repeat(90),
        "{thread}",
      ),
      fc.constantFrom(...PAYLOADS),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));
/** What the form lets through of addresses that are made of such. */
const address = fc
  .oneof(
    fc.emailAddress(),
    fc
      .array(
        fc.constantFrom(
          "a",
          "@",
          "b.example",
          "+",
          "'",
          ".",
          "-",
          "\r\n",
          ",",
          " ",
          "<",
          ">",
          '"',
          "(",
          ")",
          ":",
          ";",
          "\uff20",
          "é",
          "%0a",
          "=",
          "?",
          "&",
          "/",
        ),
        { maxLength: 8 },
      )
      .map((parts) => `a${parts.join("")}@b.example`),
  )
  .map((typed) => Email.safeParse(typed).data)
  .filter((email) => email !== undefined);
const handle = fc.stringMatching(/^[a-z0-9_.-]{3,24}$/).filter((typed) => Handle.safeParse(typed).success);

const COMMON = [
  "auto-submitted",
  "content-transfer-encoding",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
];
const OF_A_LIST = [...COMMON, "list-unsubscribe", "list-unsubscribe-post"].toSorted();

/** The mail as it would go out: its headers by name, unfolded, and as a mail program reads it. */
async function sent(letter: Letter) {
  const { message, envelope } = await createTransport({ streamTransport: true, buffer: true }).sendMail(letter);
  const source = String(message);
  const head = source.slice(0, source.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const headers = head
    .split("\r\n")
    .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]);
  return {
    headers: Object.fromEntries(headers),
    names: headers.map(([name]) => name),
    envelope,
    mail: await simpleParser(source),
    source,
  };
}

async function expectHeaders(letter: Letter | undefined, names: readonly string[], to: string, subject: RegExp) {
  if (!letter) throw new Error("There was nothing to say.");
  const { headers, names: found, envelope, mail, source } = await sent(letter);
  expect(found.toSorted(), source).toEqual([...names]);
  expect(headers.subject).toMatch(subject);
  expect(headers["auto-submitted"]).toBe("auto-generated");
  expect(envelope).toEqual({ from: "parley@debate.example.org", to: [to] });
  expect((mail.to as AddressObject).value).toEqual([{ address: to, name: "" }]);
  expect(mail.from?.value).toEqual([{ address: "parley@debate.example.org", name: "Parley" }]);
  expect(headers["message-id"]).toMatch(/^<[a-z-]+\.7\.\d+@debate\.example\.org>$/);
  return headers;
}

const FROM = "Parley <parley@debate.example.org>";

test("a mail of notifications has our headers alone, whatever stands in titles, names, reasons and texts", () =>
  fc.assert(
    fc.asyncProperty(
      address,
      handle,
      fc.array(injected, { minLength: 5, maxLength: 5 }),
      async (email, name, [a = "", b = "", c = "", d = "", e = ""]) => {
        const told = {
          id: 3,
          kind: "decision" as const,
          sentence: sentenceOf({ kind: "decision", decided: "hide", thread: a, until: "", hasArgument: true }),
          ground: b,
          reason: c,
          excerpt: d,
          target: "/decisions/3",
          at: AT.toISOString(),
          unread: true,
        };
        const digest = {
          mailId: 7,
          madeAt: AT,
          memberId: 7,
          handle: name,
          email,
          notifications: [told],
          followed: [{ slug: "t", title: e, news: 2 }],
        };
        const letter = composeDigest(digest, { origin: ORIGIN, from: FROM, token: TOKEN });
        const headers = await expectHeaders(letter, OF_A_LIST, email, /^You have a new notification on Parley\.$/);
        expect(headers["list-unsubscribe"]).toBe(`<${ORIGIN}/unsubscribe?token=${TOKEN}>`);
        expect(headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
      },
    ),
    { numRuns: 150 },
  ));

test("a mail to who sent a notice has our headers alone, whatever law and words its outcome has", () =>
  fc.assert(
    fc.asyncProperty(
      address,
      injected,
      injected,
      injected,
      fc.constantFrom("hide" as const, "keep" as const, "dismiss" as const),
      async (email, ground, law, words, kind) => {
        const about = { mailId: 7, madeAt: AT, email, receipt: "ABCD-EFGH-JKMN", receivedAt: AT };
        const sender = { origin: ORIGIN, from: FROM };
        const receipt = composeNoticeMail({ ...about, kind: "receipt", outcome: null }, sender);
        await expectHeaders(receipt, COMMON, email, /^We received your notice of illegal content\.$/);
        const outcome = composeNoticeMail(
          { ...about, kind: "outcome", outcome: { kind, at: AT.toISOString(), ground, law, words, reversedAt: null } },
          sender,
        );
        await expectHeaders(outcome, COMMON, email, /^Your notice of illegal content was decided\.$/);
      },
    ),
    { numRuns: 150 },
  ));

/** All but those that tell of what happened, which are tried apart. */
const isOfAccount = (kind: (typeof MAIL_KINDS)[number]): kind is AccountMail["kind"] =>
  !["digest", "receipt", "outcome"].includes(kind);
const KINDS = MAIL_KINDS.filter(isOfAccount);

test("a mail about an account has our headers alone, and goes to one address, whatever was typed as that", () =>
  fc.assert(
    fc.asyncProperty(address, handle, fc.constantFrom(...KINDS), async (email, name, kind) => {
      const letter = composeAccountMail(
        { mailId: 7, kind, madeAt: AT, handle: name, address: email, link: null },
        { origin: ORIGIN, from: FROM, token: "a".repeat(43) },
      );
      await expectHeaders(letter, COMMON, email, /^[A-Z][a-z ]+\.$/);
    }),
    { numRuns: 150 },
  ));

test("whatever the operator names as sender is one address, or is refused", () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        injected,
        fc
          .tuple(fc.oneof(injected, fc.string({ unit: "grapheme", maxLength: 30 })), address)
          .map(([name, email]) => `${name} <${email}>`),
      ),
      async (typed) => {
        fc.pre(!typed.includes("\0"));
        vi.stubEnv("PARLEY_MAIL_FROM", typed.toWellFormed());
        let from: string;
        try {
          ({ from } = mailConfig());
        } catch (error) {
          expect(String(error)).toMatch(/^Error: The environment variable PARLEY_MAIL_FROM should be an address/);
          return;
        }
        const letter = composeNoticeMail(
          {
            mailId: 7,
            kind: "receipt",
            madeAt: AT,
            email: "ada@example.org",
            receipt: "ABCD-EFGH-JKMN",
            receivedAt: AT,
            outcome: null,
          },
          { origin: ORIGIN, from },
        );
        if (!letter) throw new Error("There was nothing to say.");
        const { names, envelope, mail } = await sent(letter);
        expect(names.toSorted()).toEqual(COMMON);
        expect(envelope.to).toEqual(["ada@example.org"]);
        expect(mail.from?.value).toHaveLength(1);
        // A host of other letters is sent in ASCII.
        const [mailbox = "nobody"] = mail.from?.value[0]?.address?.split("@") ?? [];
        expect(from).toContain(`${mailbox}@`);
      },
    ),
    { numRuns: 300 },
  ));
