import type { Page, Request } from "@playwright/test";
import { expect, test } from "#tests/e2e/fixtures";
import { argue, newKey, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const isSent = (request: Request) => request.method() === "POST" && new URL(request.url()).pathname.endsWith("/argue");

/** What the composer sends when this button is pressed, and what comes back. */
async function pressed(page: Page, button: string) {
  const sending = page.waitForRequest(isSent);
  await page.getByRole("button", { name: button }).click();
  const request = await sending;
  const response = await request.response();
  return { headers: await request.allHeaders(), status: response?.status(), answered: response?.headers() ?? {} };
}

test("a reply in its place is posted past the framework, and the page has it; one too soon keeps its text", async ({
  open,
  people,
}) => {
  const root = await argue(people.author, { claim: `Answered ${newKey()}` });
  const page = await open(people.member);
  await page.goto(`${thread}/arguments/${root}`);
  const reply = async (words: string) => {
    await page.locator(`#a${root}`).getByRole("button", { name: "Reply" }).click();
    const composer = page.getByRole("form", { name: "Composer" });
    await composer.getByText("Just asking").click();
    await composer.getByRole("textbox", { name: "Reply" }).fill(words);
    return pressed(page, "Post reply");
  };
  const [first, second] = [`First ${newKey()}`, `Second ${newKey()}`];
  const posted = await reply(first);
  expect(posted.headers).toMatchObject({ accept: "application/json", "sec-fetch-site": "same-origin" });
  expect(posted.headers["next-action"]).toBeUndefined();
  expect([posted.status, posted.answered["x-parley-cache"]]).toEqual([200, "pass"]);
  await expect(page.getByRole("article", { name: `${people.member.handle}: ${first}` })).toBeFocused();
  await expect(page.getByRole("form", { name: "Composer" })).toHaveCount(0);

  const refused = await reply(second);
  expect(refused.status).toBe(429);
  await expect(page.getByRole("form", { name: "Composer" }).getByRole("alert")).toContainText(
    "You posted a moment ago.",
  );
  await expect(page.getByRole("textbox", { name: "Reply" })).toHaveValue(second);
});

test("from a page of its own, and from a preview there, the composer leads to the argument", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  const claim = `Of its own ${newKey()}`;
  await page.goto(`${thread}/argue?stance=pro-engagement`);
  await page.getByLabel("Claim").fill(claim);
  await page.getByLabel("Argument").fill("It *leads*.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" }).locator("em")).toHaveText("leads");
  expect((await pressed(page, "Post argument")).status).toBe(200);
  await expect(page).toHaveURL(/\/arguments\/\d+$/);
  await expect(page.getByRole("article", { name: claim })).toContainText("It leads.");
});

test("without JavaScript it leads there too; one too soon comes back with its text, from the page", async ({
  open,
  people,
}) => {
  const page = await open(people.member, { javaScriptEnabled: false });
  const [first, second] = [`First ${newKey()}`, `Second ${newKey()}`];
  const fill = async (claim: string) => {
    await page.goto(`${thread}/argue?stance=pro-engagement`);
    await page.getByLabel("Claim").fill(claim);
    await page.getByLabel("Argument").fill("Plain words, ü and —.");
    return pressed(page, "Post argument");
  };
  expect((await fill(first)).status).toBe(303);
  await expect(page).toHaveURL(/\/arguments\/\d+$/);
  await expect(page.getByRole("article", { name: first })).toContainText("Plain words, ü and —.");

  expect((await fill(second)).status).toBe(429);
  await expect(page.getByRole("alert")).toContainText("You posted a moment ago.");
  await expect(page.getByLabel("Claim")).toHaveValue(second);
  await expect(page.getByLabel("Argument")).toHaveValue("Plain words, ü and —.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("Plain words");
});

test("what is refused is refused in the same words both ways", async ({ open, people, site }) => {
  const page = await open(people.member, { javaScriptEnabled: false });
  await page.goto(`${thread}/argue?stance=pro-engagement`);
  const fields = await page
    .locator("form:has([name=claim])")
    .evaluate((form) => Object.fromEntries(new FormData(form as HTMLFormElement)) as Record<string, string>);
  const send = async (multipart: Record<string, string>, headers: Record<string, string> = {}) =>
    page.request.post(`${thread}/argue`, { multipart, headers: { origin: site.url, ...headers }, maxRedirects: 0 });
  const wrong: Record<string, string>[] = [
    { claim: "" },
    { stance: "neither" },
    { thread: "none" },
    { kind: "__proto__" },
    { quote: "Words that the article never had" },
    { sources: "http://example.org" },
    { key: "x" },
  ];
  for (const changed of wrong) {
    const form = { ...fields, claim: "A claim", body: "A body", ...changed };
    const [asPage, asState] = [await send(form), await send(form, { accept: "application/json" })];
    const { message, fields: sentences } = (await asState.json()) as {
      message: string;
      fields: Record<string, string>;
    };
    expect(asPage.status(), JSON.stringify(changed)).toBe(asState.status());
    await page.setContent(await asPage.text());
    const composer = page.getByRole("form", { name: "Composer" });
    await expect(composer.getByRole("alert")).toContainText(message);
    for (const name of ["claim", "stance", "quote", "sources"])
      if (sentences[name]) await expect(composer).toContainText(sentences[name]);
  }
});
