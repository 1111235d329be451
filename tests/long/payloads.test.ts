import { type Browser, chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import { plainText } from "#lib/text/plain-line";
import { chromium as ours } from "#tests/e2e/chromium";
import { type Site, startSite } from "#tests/e2e/site";
import { CLOSED, FILLED } from "#tests/hostile/fields";
import { fillForum } from "#tests/hostile/fill-forum";
import { formFiller } from "#tests/hostile/forms";
import { become, newReader, open } from "#tests/hostile/open-surfaces";
import { MARK, PAYLOADS } from "#tests/hostile/payloads";
import { addressesWith, COMMON_SURFACES, pathsFor, personFor, surfacesOf, VIEWERS } from "#tests/hostile/surfaces";

const AT_ONCE = 2;
/** Each surface is opened for every so many payloads, and for twice as many texts hold each. */
const EVERY = 4;
/** One that is refused would take the text that it stands in with it. */
const READABLE = PAYLOADS.filter((payload) => plainText({ max: 500 }).safeParse(payload).success);
let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite(dataFolder());
  browser = await chromium.launch(ours.launchOptions);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test("no payload runs in any field, on any page that shows it, whoever looks at it", async () => {
  const { fill, tally } = formFiller();
  const left = [...PAYLOADS.entries()];
  const opened: Record<string, number> = {};
  const seen: string[] = [];
  let shown = 0;
  // A filling finds what it made as the newest of its kind.
  let filling: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = filling.then(work);
    filling = mine;
    return mine;
  };

  const lane = async () => {
    const reader = await newReader(browser, site, null);
    for (let next = left.shift(); next; next = left.shift()) {
      const [turn, payload] = next;
      const others = READABLE.filter((each) => each !== payload);
      const beside = Array.from({ length: 2 * EVERY - 1 }, (_, i) => others[(turn + i) % others.length]);
      const text = [payload, ...beside].join("\n\n");
      const place = await inTurn(() => fillForum(fill, { line: payload, text }));
      const surfaces = [...surfacesOf(place), ...COMMON_SURFACES, ...addressesWith(payload, place)];
      for (const viewer of VIEWERS) {
        await become(reader, site, personFor(place, viewer));
        for (const path of pathsFor(surfaces, viewer, turn, EVERY)) {
          await open(reader, path);
          opened[viewer] = (opened[viewer] ?? 0) + 1;
          if ((await reader.page.content()).includes(MARK)) shown += 1;
        }
      }
      seen.push(...reader.seen.splice(0).map((what) => `${JSON.stringify(payload)}: ${what}`));
    }
    await reader.context.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));

  expect(seen).toEqual([]);
  expect([...tally.keys()].toSorted()).toEqual(FILLED.toSorted());
  // What a form takes is most of them: the others are too long for it, or have characters that nobody can read.
  for (const [field, { taken, refused }] of tally)
    if (!CLOSED.includes(field)) expect(taken / (taken + refused), field).toBeGreaterThan(0.6);
  const pages = Object.values(opened).reduce((sum, count) => sum + count, 0);
  expect(shown / pages).toBeGreaterThan(0.5);
  const filled = [...tally.values()].reduce((sum, { taken, refused }) => sum + taken + refused, 0);
  console.log({ payloads: PAYLOADS.length, fields: tally.size, filled, opened, shown });
});
