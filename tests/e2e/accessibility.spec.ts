import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { write } from "#db/client";
import { awaitCode } from "#lib/accounts/await-code";
import { prepareFactor } from "#lib/accounts/prepare-factor";
import { codeCookie } from "#lib/accounts/session-cookie";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { saveWords } from "#lib/house/save-words";
import { hideArgument } from "#lib/moderation/hide-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { getOwnCredit } from "#lib/moved/queries";
import { markSeen } from "#lib/reading/mark-seen";
import { changeMinds } from "#tests/changed-minds";
import { expect, PUBLIC_PAGES, test } from "#tests/e2e/fixtures";
import { argue, longAgo, newKey, reply, THREAD } from "#tests/people";
import { turnedOn } from "#tests/second-factor";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const thread = `/threads/${THREAD}`;

async function expectAccessible(page: Page, what: string, colorScheme: "light" | "dark" = "light") {
  // In the dark nothing but the colours is another; target-size is the one rule of WCAG 2.2 AA, and off unless asked for.
  const axe =
    colorScheme === "dark"
      ? new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"])
      : new AxeBuilder({ page }).withTags(TAGS).options({ rules: { "target-size": { enabled: true } } });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(found, what).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page (${colorScheme})`, async ({ open, people, site }) => {
    test.setTimeout(300_000);
    const hidden = await argue(people.author, { claim: "Hidden for axe" });
    await reply(people.member, hidden);
    const { decisionId } = await hideArgument(people.moderator, {
      id: hidden,
      revision: 1,
      ground: "spam",
      reason: "For the test.",
    });
    const reported = await argue(people.author, { claim: "Reported for axe" });
    await reportArgument(people.member, { id: reported, ground: "person", note: "A note." });
    const appealed = await argue(people.author, { claim: "Appealed for axe" });
    const hide = { id: appealed, revision: 1, ground: "spam", reason: "For the test." } as const;
    const { decisionId: decision } = await hideArgument(people.moderator, hide);
    await appealDecision(people.author, { decision: decision ?? 0, words: "It was no spam." });
    const own = await argue(people.author, {
      claim: "Own for axe",
      body: "> quoted\n\n- a\n- b\n\n`code` https://example.org",
      sources: "https://example.org A source",
    });
    await longAgo(own, 20 * 60_000);
    const word = `axe${newKey()}`;
    await saveWords(people.admin, { verdict: "hold", words: [word] });
    const held = await argue(people.author, { claim: `Held for its ${word}` });

    await changeMinds(own);
    await changeMinds(1);
    const why = "Because it names what I had not thought of, and I can check it.";
    await creditArgument(people.member, { id: own, changed: "point", why, position: -1 });
    await prepareFactor(people.author, {});
    await turnedOn(people.member);
    const credit = (await getOwnCredit(people.member, own))?.credit.id;

    const pages: [keyof typeof people | null, string[]][] = [
      [
        null,
        [
          ...PUBLIC_PAGES,
          "/signin",
          "/signin?problem=taken",
          "/signin/code",
          "/signup",
          "/signup/handle",
          "/setup?token=x",
          "/signout",
          "/reset",
          "/reset/x",
          "/verify",
          "/verify/x",
          "/email/x",
          "/nowhere",
        ],
      ],
      [
        "author",
        [
          thread,
          `${thread}/argue?stance=pro-engagement&quote=Words`,
          `${thread}/argue?parent=1`,
          `${thread}/argue?quoting=1`,
          `${thread}/argue?passage=0-2000`,
          `${thread}/arguments/${own}/edit`,
          `${thread}/arguments/${hidden}/review`,
          `${thread}/arguments/${held}/review`,
          "/settings",
          "/settings/notifications",
          "/settings/data",
          "/settings/second-step",
          "/notifications",
          "/signin",
          "/signout",
        ],
      ],
      ["member", ["/settings", "/settings/second-step"]],
      ["member", [`${thread}/arguments/${own}`, `${thread}/arguments/${own}/moved`, `${thread}/arguments/1/moved`]],
      ["moderator", [`${thread}/arguments/${own}`, `${thread}/arguments/${own}/credits/${credit}`]],
      ["moderator", [thread, `${thread}/arguments/${own}/review`, `${thread}/arguments/${hidden}/review`]],
      ["moderator", [`${thread}/arguments/${held}/review`]],
      ["author", ["/decisions", `/decisions/${decisionId}`]],
      [
        "moderator",
        ["/moderation", "/moderation/held", "/moderation/appeals", "/moderation/mine", "/moderation/decided"],
      ],
      [
        "moderator",
        [`/moderation?done=${decisionId}`, "/moderation/orders", `/moderation/members/${people.author.handle}`],
      ],
      ["admin", ["/admin/members", "/admin/rules", "/admin/threads", `/admin/${thread.slice(1)}`]],
    ];
    for (const [role, paths] of pages) {
      const page = await open(role && people[role], { colorScheme });
      for (const path of paths) {
        await page.goto(path);
        if (role) await expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();
        await expectAccessible(page, `${path} as ${role ?? "visitor"}`, colorScheme);
      }
    }

    const waiting = await open(null, { colorScheme });
    const token = await write((tx) => awaitCode(tx, people.member.id));
    await waiting.context().addCookies([{ name: codeCookie().name, value: token, url: site.url }]);
    for (const path of ["/signin/code", "/signin/code?by=recovery"]) {
      await waiting.goto(path);
      await waiting.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(waiting.getByText("Please enter the code.")).toBeVisible();
      await expectAccessible(waiting, path, colorScheme);
    }
  });

  test(`axe finds nothing in what is new, folded replies and the list of shortcuts (${colorScheme})`, async ({
    open,
    people,
  }) => {
    test.setTimeout(120_000);
    await markSeen(people.member, { thread: THREAD, ids: [] });
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 320, height: 700 },
    ]) {
      await reply(people.author, await argue(people.author, { claim: "New for axe" }));
      const page = await open(people.member, { colorScheme, viewport });
      await page.goto(thread);
      await expect(page.getByRole("button", { name: /Next unread/ })).toBeVisible();
      await page.getByRole("button", { name: "Collapse all replies" }).click();
      await expectAccessible(page, `what is new at ${viewport.width}`);
      await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, `shortcuts at ${viewport.width}`);
    }
  });

  test(`axe finds nothing in open forms and their errors, wide and narrow (${colorScheme})`, async ({
    open,
    people,
  }) => {
    test.setTimeout(120_000);
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 320, height: 700 },
    ]) {
      const page = await open(people.moderator, { colorScheme, viewport });
      await page.goto(thread);
      const article = page.getByRole("article", { name: "The meeting itself is the concession" });
      await expect(article.getByRole("button", { name: "Hide" })).toBeVisible();
      await article.getByRole("button", { name: "Hide" }).click();
      await page.getByRole("form", { name: "Hide" }).getByRole("button", { name: "Hide" }).click();
      await expect(page.getByText("Please tell the author why.")).toBeVisible();
      await page
        .getByRole("article", { name: /^editors: Withholding/ })
        .getByRole("button", { name: "Reply" })
        .click();
      await page.getByRole("form", { name: "Composer" }).getByRole("button", { name: "Post reply" }).click();
      await expect(page.getByText("Please write your reply.")).toBeVisible();
      const other = page.getByRole("article", { name: "A narrow, technical channel is not recognition" });
      await other.getByRole("button", { name: "This moved me" }).click();
      const credit = page.getByRole("form", { name: "This moved me" });
      await credit.getByLabel("My position on the motion").check();
      await credit.getByRole("button", { name: "Give credit" }).click();
      await expect(credit.getByText(/^Please say why in at least 50/)).toBeVisible();
      await expectAccessible(page, `forms at ${viewport.width}`);
    }
  });
}
