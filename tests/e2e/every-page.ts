import { globSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Page } from "@playwright/test";
import { and, desc, eq } from "drizzle-orm";
import { read, write } from "#db/client";
import { type LINK_PURPOSES, mailLinks } from "#db/schema/accounts";
import { awaitCode } from "#lib/accounts/await-code";
import { linkToken } from "#lib/accounts/link-token";
import { mailLink } from "#lib/accounts/mail-link";
import { prepareFactor } from "#lib/accounts/prepare-factor";
import { codeCookie, pendingCookie } from "#lib/accounts/session-cookie";
import { signInByProvider } from "#lib/accounts/sign-in-by-provider";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { saveWords } from "#lib/house/save-words";
import { hideArgument } from "#lib/moderation/hide-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { getOwnCredit } from "#lib/moved/queries";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { unsubscribeToken } from "#lib/notifications/unsubscribe-token";
import { enterOrder } from "#lib/orders/enter-order";
import { EnterOrder } from "#lib/orders/schema";
import type { Person } from "#lib/viewer";
import { changeMinds } from "#tests/changed-minds";
import { PUBLIC_PAGES, type Roles } from "#tests/e2e/fixtures";
import type { Site } from "#tests/e2e/site";
import { argue, longAgo, newKey, reply, THREAD } from "#tests/people";
import { turnedOn } from "#tests/second-factor";

export type Reader = keyof Roles | "visitor";
/** Where each page is opened, and as whom. A page with another state for another reader is there once for each. */
export type Pages = Record<string, [Reader, string][]>;

const thread = `/threads/${THREAD}`;
const VISITOR = { role: "visitor" } as const;
const DEEPEST = 8;

/** The pages there are, as Next names them. */
export const routes = () => globSync("app/**/page.tsx").map((file) => `/${relative("app", dirname(file))}`);

/** The route of an address; of two that fit, the one with fewer gaps. */
export function routeOf(address: string): string | undefined {
  const path = new URL(address, "http://forum").pathname;
  const fits = (route: string) => new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+")}$`).test(path);
  return routes()
    .filter(fits)
    .toSorted((a, b) => a.split("[").length - b.split("[").length)[0];
}

/** Every page in each of its states, for whoever sees it so; what they show is made first. */
export async function everyPage(people: Roles): Promise<[Reader, string][]> {
  const scene = await makeScene(people);
  const { own, hidden, held, decision, credit, deepest } = scene;
  const argument = (id: number, page = "") => `${thread}/arguments/${id}${page}`;
  return [
    ...[...PUBLIC_PAGES, argument(deepest), argument(own), "/nowhere"].map((path): [Reader, string] => [
      "visitor",
      path,
    ]),
    ...[
      "/signin",
      "/signin?problem=taken",
      "/signin?done=reset",
      "/signup",
      "/setup?token=x",
      "/signout",
      "/reset",
    ].map((path): [Reader, string] => ["visitor", path]),
    ["visitor", "/reset/over"],
    ["visitor", `/reset/${await newLink("reset-password", people.member)}`],
    ["visitor", "/verify"],
    ["visitor", `/verify/${await newLink("verify-email", people.member)}`],
    ["visitor", "/signup/handle"],
    ["visitor", "/signin/code"],
    ["visitor", "/signin/code?by=recovery"],
    ["visitor", `/unsubscribe?token=${unsubscribeToken(people.member.id)}`],
    ["visitor", `/notice/${scene.receipt}`],
    ["author", thread],
    ["author", `${thread}/argue?stance=pro-engagement&quote=Words`],
    ["author", `${thread}/argue?parent=1`],
    ["author", `${thread}/argue?quoting=1`],
    ["author", `${thread}/argue?passage=0-2000`],
    ["author", argument(own, "/edit")],
    ["author", argument(hidden, "/review")],
    ["author", argument(held, "/review")],
    ["author", "/decisions"],
    ["author", `/decisions/${decision}`],
    ["author", "/notifications"],
    ["author", "/settings"],
    ["author", "/settings/notifications"],
    ["author", "/settings/data"],
    ["author", "/settings/second-step"],
    ["author", `/email/${await newLink("change-email", people.author)}`],
    ["author", "/signin"],
    ["author", "/signout"],
    ["member", "/settings"],
    ["member", "/settings/second-step"],
    ["member", argument(own)],
    ["member", argument(own, "/moved")],
    ["member", argument(1, "/moved")],
    ["member", argument(1, "/rate")],
    ["member", argument(1, "/report")],
    ["moderator", thread],
    ["moderator", argument(own)],
    ["moderator", argument(own, `/credits/${credit}`)],
    ["moderator", argument(own, "/review")],
    ["moderator", argument(hidden, "/review")],
    ["moderator", argument(held, "/review")],
    ["moderator", argument(own, "/moderate")],
    ["moderator", `${thread}/moderate`],
    ["moderator", `/members/${people.author.handle}`],
    ["moderator", "/moderation"],
    ["moderator", "/moderation/held"],
    ["moderator", "/moderation/appeals"],
    ["moderator", "/moderation/mine"],
    ["moderator", "/moderation/decided"],
    ["moderator", `/moderation?done=${decision}`],
    ["moderator", "/moderation/orders"],
    ["moderator", `/moderation/members/${people.author.handle}`],
    ["moderator", "/settings"],
    ["admin", thread],
    ["admin", "/admin/members"],
    ["admin", "/admin/rules"],
    ["admin", "/admin/threads"],
    ["admin", `/admin${thread}`],
    ["admin", "/settings/data"],
  ];
}

/** Puts a visitor's browser in the middle of a sign-in: of one who is to choose a handle, and of one who is to give a code. */
export async function onTheWayIn(page: Page, { member }: Roles, { url }: Site): Promise<void> {
  const code = await write((tx) => awaitCode(tx, member.id));
  await page.context().addCookies([
    { name: pendingCookie().name, value: await pendingSignIn(), url },
    { name: codeCookie().name, value: code, url },
  ]);
}

async function pendingSignIn(): Promise<string> {
  const said = { provider: "github", subject: newKey(), email: `${newKey()}@example.org` };
  const entered = await signInByProvider(VISITOR, { said, leadsTo: "/" });
  return "pending" in entered ? entered.pending : "";
}

/** The end of a link that a mail to somebody would have. */
async function newLink(purpose: (typeof LINK_PURPOSES)[number], { id, handle }: Person): Promise<string> {
  await write((tx) => mailLink(tx, { purpose, memberId: id, email: `${handle}@example.org` }));
  const isThis = and(eq(mailLinks.memberId, id), eq(mailLinks.purpose, purpose));
  const [link] = await read((db) => db.select().from(mailLinks).where(isThis).orderBy(desc(mailLinks.id)).limit(1));
  return linkToken(purpose, link?.nonce ?? "");
}

/** Something of each kind: what waits, was decided, answered as deep as can be, and is written from right to left. */
async function makeScene(people: Roles) {
  const { author, member, moderator, admin } = people;
  // The same words again would be held as a repetition.
  const mark = newKey();
  const hide = { revision: 1, ground: "spam", reason: "For the test." } as const;
  const hidden = await argue(author, { claim: `Hidden here ${mark}`, body: `Hidden ${mark}` });
  await reply(member, hidden, { body: `An answer ${mark}` });
  const { decisionId } = await hideArgument(moderator, { id: hidden, ...hide });
  const appealed = await argue(author, { claim: `Appealed here ${mark}`, body: `Appealed ${mark}` });
  // By another than the moderator, who is to answer the appeal.
  const { decisionId: appealedId } = await hideArgument(admin, { id: appealed, ...hide });
  await appealDecision(author, { decision: appealedId ?? 0, words: "It was no spam." });
  const reported = await argue(author, {
    claim: `Reported ${mark} ${"at-great-length-".repeat(5)}`,
    body: `Reported ${mark}`,
  });
  await reportArgument(member, { id: reported, ground: "person", note: "A note." });

  const word = newKey();
  await saveWords(admin, { verdict: "hold", words: [word] });
  const held = await argue(author, { claim: `Held for its ${word}`, body: `Held ${mark}` });
  const own = await argue(author, {
    claim: `One with everything in it ${mark}`,
    body: `> quoted ${mark}\n\n- a\n- b\n\n\`code\` https://example.org/${"a-long-path/".repeat(20)}`,
    sources: "https://example.org A source",
  });
  await longAgo(own, 20 * 60_000);
  let deepest = own;
  for (let depth = 1; depth <= DEEPEST; depth += 1)
    deepest = await reply(depth % 2 ? member : author, deepest, {
      body: `At level ${depth} of ${mark}. ${"Words ".repeat(20)}`,
    });
  await changeMinds(own);
  const why = "Because it names what I had not thought of, and I can check it.";
  await creditArgument(member, { id: own, changed: "point", why, position: -1 });
  const credit = (await getOwnCredit(member, own))?.credit.id ?? 0;
  await prepareFactor(author, {});
  await turnedOn(member);

  const notice = { offence: "other", law: "A law", explanation: "Why", name: "Eve", goodFaith: "yes" };
  const from = { email: `${newKey()}@example.org`, address: `${thread}/arguments/${own}` };
  const { receipt } = await sendNotice(VISITOR, SendNotice.parse({ ...notice, ...from }), newKey());
  const order = { authority: "An authority", reference: newKey(), place: String(own), receivedAt: "2026-01-01T00:00" };
  await enterOrder(moderator, EnterOrder.parse(order));
  return { own, hidden, held, deepest, credit, receipt, decision: decisionId };
}
