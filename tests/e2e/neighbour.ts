import { test as base, type Page } from "@playwright/test";
import { closeDatabase, write } from "#db/client";
import { limits } from "#db/schema/accounts";
import { beginForum, type Site, startSite } from "#tests/e2e/site";

type Neighbour = {
  /** What a forum has to be told of it. */
  environment: Record<string, string>;
  /** Told where the forum is, once it is there. */
  answerTo?: (origin: string) => void;
  close: () => Promise<void>;
};
export type World<T extends Neighbour> = { site: Site; neighbour: T };

/** Tests on a forum of their own that works with another server: one that takes its mail, or says who somebody is. */
export function testBeside<T extends Neighbour>(start: () => Promise<T>) {
  return base.extend<{ page: Page }, { world: World<T> }>({
    world: [
      async ({ browserName: _ }, use) => {
        const { data } = await beginForum();
        const neighbour = await start();
        const site = await startSite(data, 1, { environment: neighbour.environment });
        neighbour.answerTo?.(site.url);
        await use({ site, neighbour });
        await closeDatabase();
        await site.stop();
        await neighbour.close();
      },
      { scope: "worker" },
    ],
    page: async ({ browser, world }, use) => {
      const context = await browser.newContext({ baseURL: world.site.url });
      // All of them come from one address.
      await write(async (tx) => void (await tx.delete(limits)));
      await use(await context.newPage());
      await context.close();
    },
  });
}
