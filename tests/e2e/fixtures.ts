import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { closeDatabase } from "#db/client";
import { rateArgument } from "#lib/ratings/rate-argument";
import type { Person } from "#lib/viewer";
import { cookieOf } from "#tests/e2e/cookies";
import { type Machines, startMachines } from "#tests/e2e/machines";
import { beginForum, type Site, startSite } from "#tests/e2e/site";
import { newKey, person, THREAD } from "#tests/people";
import { dropDatabase } from "#tests/postgres/forum-database";

export { expect } from "@playwright/test";
export { cookieHeader, cookieOf } from "#tests/e2e/cookies";

const thread = `/threads/${THREAD}`;

/** Every kind of page that is the same for everyone. */
export const PUBLIC_PAGES = [
  "/",
  thread,
  `${thread}?passage=40-400`,
  `${thread}/timeline`,
  `${thread}/map`,
  `${thread}/arguments/1`,
  `${thread}/arguments/7`,
  `${thread}/arguments/1/history`,
  `${thread}/arguments/1/credits`,
  `${thread}/minds`,
  "/members/editors",
  "/search?q=talks",
  "/log",
  "/log?kind=hide",
  "/transparency",
  "/rules",
  "/about",
  "/privacy",
  "/legal",
  "/unsubscribe",
  "/notice",
  "/notice?argument=1",
];

export type Roles = { author: Person; member: Person; moderator: Person; admin: Person };
type Open = (who: Person | null, options?: BrowserContextOptions) => Promise<Page>;

type Fixtures = {
  /** A site of the test's own, on which nobody but the editors has argued. Named before `open`, it stands until its pages are closed. */
  freshSite: Site;
  /** Four people made for this test, each with a live session. */
  people: Roles;
  /** A page of a browser of their own for somebody (null: a visitor). The test fails on any error in its console. */
  open: Open;
};

export const test = base.extend<
  Fixtures,
  { site: Machines; ownForum: string; processes: number; machineCount: number }
>({
  /** A file that names itself has a forum that no other file acts in. */
  ownForum: ["", { option: true, scope: "worker" }],

  /** How many processes answer. */
  processes: [1, { option: true, scope: "worker" }],

  /** How many machines answer, behind one address; more than one only on PostgreSQL. */
  machineCount: [1, { option: true, scope: "worker" }],

  site: [
    async ({ ownForum: _, processes, machineCount }, use) => {
      const { data, database } = await beginForum();
      const alone = async () => {
        const site = await startSite(data, processes);
        return { ...site, machines: [site] };
      };
      const site = machineCount === 1 ? await alone() : await startMachines(machineCount, database);
      await keepSeedsInSight();
      await use(site);
      await closeDatabase();
      await site.stop();
      await dropDatabase(data);
    },
    { scope: "worker" },
  ],

  freshSite: async ({ processes }, use) => {
    const site = await startSite(undefined, processes);
    await use(site);
    await site.stop();
  },

  people: async ({ site: _ }, use) => {
    const suffix = newKey().slice(0, 8);
    await use({
      author: await person(`author-${suffix}`),
      member: await person(`member-${suffix}`),
      moderator: await person(`moder-${suffix}`, "moderator"),
      admin: await person(`chief-${suffix}`, "admin"),
    });
  },

  open: async ({ browser, site }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (who, options = {}) => {
      const context = await browser.newContext({ baseURL: site.url, ...options });
      contexts.push(context);
      if (who) await context.addCookies([await cookieOf(who, site)]);
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !isAnAnswer(message.text()))
          errors.push(`${message.text()} (${message.location().url})`);
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(errors, "errors in the browser's console").toEqual([]);
  },
});

// The browser reports each 4xx that it was given, and a network that the test took away; whether that was right is for
// the test to say.
const isAnAnswer = (text: string) => /the server responded with a status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(text);

/** Somebody of each side calls the seeded arguments strong: they stay on the first page however much the tests post. */
async function keepSeedsInSight() {
  for (const position of [1, -1] as const) {
    const rater = await person(`rater-${newKey().slice(0, 8)}`);
    for (const id of [1, 2, 3, 4, 5, 6]) await rateArgument(rater, { id, rating: "strong", position });
  }
}
