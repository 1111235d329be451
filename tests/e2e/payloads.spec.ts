import { expect, test } from "#tests/e2e/fixtures";
import { CLOSED, FILLED } from "#tests/hostile/fields";
import { fillForum, type Words } from "#tests/hostile/fill-forum";
import { formFiller } from "#tests/hostile/forms";
import { newReader, open } from "#tests/hostile/open-surfaces";
import { MARK, SOME_PAYLOADS } from "#tests/hostile/payloads";
import { addressesWith, COMMON_SURFACES, pathsFor, personFor, surfacesOf, VIEWERS } from "#tests/hostile/surfaces";
import { newKey, person, THREAD } from "#tests/people";

// All payloads, in every field alone and before every kind of reader, are in tests/long/payloads.test.ts.
test.use({ ownForum: "payloads" });

const LINES = SOME_PAYLOADS.filter((payload) => !/[\p{Cc}\p{Surrogate}\u202a-\u2069]/u.test(payload));

/** A few fillings: in each one payload on its own wherever a line stands, and with others wherever a text does. */
const WORDS: Words[] = [0, 1].map((turn) => ({
  line: LINES[turn * 5] ?? "",
  text: LINES.filter((_, i) => i % 2 === turn).join("\n\n"),
}));

test("a page of the test's own, with payloads as they are, is noticed in every way there is", async ({
  browser,
  site,
}) => {
  const reader = await newReader(browser, site, null);
  const page = (html: string) => ({
    contentType: "text/html",
    body: `<!doctype html><meta http-equiv=content-security-policy content="img-src 'none'">${html}`,
  });
  await reader.page.route("**/control", (route) =>
    route.fulfill(
      page(
        `<script>${MARK}(1);alert(2)</script><img src=/x.png><b onclick=${MARK}(1)>x</b><a href="java\nscript:${MARK}(1)">x</a><p style=color:red>x`,
      ),
    ),
  );
  await open(reader, "/control");
  const seen = reader.seen.join("\n");
  for (const sign of [
    `${MARK} was called`,
    "alert was called",
    "violation of img-src",
    "element <img",
    "script <script",
    "handler <b",
    "address <a",
    "style <p",
  ])
    expect(seen).toContain(sign);
  await reader.context.close();
});

test("payloads in every field run nowhere, whoever looks at them", async ({ browser, site }) => {
  test.setTimeout(90_000);
  const { fill, tally } = formFiller();
  const places = [];
  for (const words of WORDS) places.push(await fillForum(fill, words));
  expect([...tally.keys()].toSorted()).toEqual(FILLED.toSorted());
  for (const [field, { taken }] of tally) if (!CLOSED.includes(field)) expect(taken, field).toBeGreaterThan(0);

  let shown = 0;
  for (const [turn, place] of places.entries()) {
    for (const viewer of turn === 0 ? VIEWERS : (["moderator"] as const)) {
      const reader = await newReader(browser, site, personFor(place, viewer));
      for (const path of pathsFor([...surfacesOf(place), ...COMMON_SURFACES], viewer, turn)) {
        await open(reader, path);
        if ((await reader.page.content()).includes(MARK)) shown += 1;
      }
      expect(reader.seen, viewer).toEqual([]);
      await reader.context.close();
    }
  }
  // Otherwise nothing was looked at.
  expect(shown).toBeGreaterThan(40);
});

test("payloads in addresses run nowhere, and lead to no error", async ({ browser, site }) => {
  const where = { slug: THREAD, root: 1 };
  const reader = await newReader(browser, site, await person(`admin-${newKey().slice(0, 8)}`, "admin"));
  const words = [LINES[3] ?? "", "constructor"];
  for (const { path } of words.flatMap((each) => addressesWith(each, where))) await open(reader, path);
  expect(reader.seen).toEqual([]);
  await reader.context.close();
});

test("what is typed is shown as it was typed: in a preview and in a refused form", async ({ browser, site }) => {
  const reader = await newReader(browser, site, await person(`typist-${newKey().slice(0, 8)}`));
  const { page, seen, look } = reader;
  const text = LINES.join("\n\n");
  await open(reader, `/threads/${THREAD}/argue?stance=pro-engagement`);
  await page.getByRole("textbox", { name: /claim/i }).fill(LINES[0] ?? "");
  await page.locator("[name=body]").fill(text);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.locator(".prose-argument")).toContainText(MARK);
  await look(page);
  await page.locator("[name=body]").fill(text.repeat(6));
  await page.getByRole("button", { name: /^Post/ }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await look(page);
  expect(seen).toEqual([]);
  await reader.context.close();
});
