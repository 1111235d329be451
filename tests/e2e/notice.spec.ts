import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { desc } from "drizzle-orm";
import { dataFolder, read } from "#db/client";
import { cases } from "#db/schema/cases";
import { TERMS_VERSION } from "#lib/moderation/house-rules";
import { keepArgument } from "#lib/moderation/keep-argument";
import { dayInWords } from "#lib/moments";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import { expect, test } from "#tests/e2e/fixtures";
import { startSite } from "#tests/e2e/site";
import { argue, newKey, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const RECEIPT = /\/notice\/([2-9A-HJ-NP-TV-Z]{4}(?:-[2-9A-HJ-NP-TV-Z]{4}){3})$/;

const field = (page: Page, name: string) => page.getByRole("textbox", { name });
const send = (page: Page) => page.getByRole("button", { name: "Send notice" }).click();

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

/** What lies in data/outbox for an address by now: mail is sent in rounds. */
function mailTo(address: string): string[] {
  const folder = join(dataFolder(), "outbox");
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".eml"))
      .map((name) => readFileSync(join(folder, name), "utf8").replace(/=\r?\n/g, ""))
      .filter((mail) => mail.includes(`To: ${address}`));
  } catch {
    return [];
  }
}

test("a visitor without JavaScript reports, reads what is missing, sends it, and later reads the outcome", async ({
  open,
  people,
}) => {
  test.setTimeout(120_000);
  const claim = `Reported to the law ${newKey()}`;
  const id = await argue(people.author, { claim });
  const email = `${newKey()}@example.org`;
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto(`${thread}/arguments/${id}`);
  await page.getByRole("main").getByRole("link", { name: "Report illegal content" }).click();
  await expect(page).toHaveURL(`/notice?argument=${id}`);
  await expect(page.getByRole("main").getByRole("link", { name: claim })).toBeVisible();
  await expect(field(page, "Address")).toHaveValue(new RegExp(`^http://localhost:\\d+${thread}/arguments/${id}$`));

  await field(page, "Why it is illegal").fill("It names a person’s home.");
  await send(page);
  await expect(page.getByText("Please look at the marked fields.")).toBeVisible();
  for (const missing of [
    "Please name the law that it breaks.",
    "Please give your name, or that of your organisation.",
    "Please enter an email address like name@example.org.",
    "Please confirm this. Without it a notice cannot be sent.",
  ])
    await expect(page.getByText(missing)).toBeVisible();
  await expect(field(page, "Why it is illegal")).toHaveValue("It names a person’s home.");
  await expect(field(page, "The law that it breaks")).toHaveAttribute("aria-invalid", "true");

  await field(page, "The law that it breaks").fill("§ 126a of the Criminal Code, Germany");
  await field(page, "Your name").fill("Eve Unmentionable");
  await field(page, "Your email").fill(email);
  await page.getByRole("checkbox", { name: /in good faith/ }).check();
  await send(page);
  await expect(page).toHaveURL(RECEIPT);
  const receipt = RECEIPT.exec(page.url())?.[1] ?? "";
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your notice was received");
  await expect(page.getByText(receipt, { exact: true })).toBeVisible();
  await expect(page.getByText("Not yet. A moderator reads it and decides.")).toBeVisible();
  expect(await page.content()).not.toMatch(/Unmentionable|126a|home\./);
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);

  await keepArgument(people.moderator, { id, revision: 1, reason: "It is an office, not a home." });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your notice was decided");
  await expect(page.getByText("found no reason to remove it")).toBeVisible();
  await expect(page.getByText("It is an office, not a home.")).toBeVisible();
  await expect(page.getByRole("region", { name: "If you do not agree" })).toContainText("Art. 21");

  await expect.poll(() => mailTo(email).length, { timeout: 90_000, intervals: [2_000] }).toBe(2);
  const mails = mailTo(email);
  for (const mail of mails) expect(mail).toContain(`/notice/${receipt}`);
  expect(mails.filter((mail) => mail.includes("Subject: Your notice of illegal content was decided."))).toHaveLength(1);
});

test("against children a notice needs no name; it is answered in words where no argument is named", async ({
  open,
  people,
}) => {
  const page = await open(null);
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Report illegal content" }).click();
  await expect(page).toHaveURL("/notice");
  await field(page, "Address").fill("https://example.org/elsewhere");
  await page.getByRole("radio", { name: /of children/ }).check();
  await field(page, "The law that it breaks").fill("Directive 2011/93/EU");
  await field(page, "Why it is illegal").fill("See the page.");
  await page.getByRole("checkbox", { name: /in good faith/ }).check();
  await send(page);
  await expect(page.getByText("Please give an address of this forum")).toBeVisible();
  await expect(field(page, "Address")).toBeFocused();
  await expect(page.getByRole("radio", { name: /of children/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /in good faith/ })).toBeChecked();
  await expectAccessible(page);
  await field(page, "Address").fill("/about");
  await send(page);
  await expect(page).toHaveURL(RECEIPT);
  await expect(page.getByText("the outcome will stand here and nowhere else")).toBeVisible();

  const [newest] = await read((db) => db.select().from(cases).orderBy(desc(cases.id)).limit(1));
  await dismissNotice(people.moderator, { case: newest?.id ?? 0, reason: "There is no such thing on that page." });
  await page.reload();
  await expect(page.getByText("There is no such thing on that page.")).toBeVisible();
  await expectAccessible(page);

  const answer = await page.goto("/notice/2345-6789-ABCD-EFGH");
  expect(answer?.status()).toBe(404);
});

for (const javaScriptEnabled of [true, false])
  test(`an order is written down, counts down and is carried out (JavaScript: ${javaScriptEnabled})`, async ({
    open,
    people,
  }) => {
    const id = await argue(people.author);
    const reference = `TCO-${newKey()}`;
    const page = await open(people.moderator, { javaScriptEnabled });
    await page.goto("/moderation/orders");
    await page.getByRole("button", { name: "Write it down" }).click();
    await expect(page.getByText("Please name the authority.")).toBeVisible();
    await field(page, "Authority").fill("BKA, Germany");
    await field(page, "Reference").fill(reference);
    await field(page, "Argument").fill(String(id));
    await page.getByRole("button", { name: "Write it down" }).click();
    const order = page.getByRole("listitem").filter({ hasText: reference });
    await expect(order.getByRole("timer")).toHaveText(/^(59|60|58) minutes left$/);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.goto("/moderation");
    await page.getByRole("link", { name: /^(An order|\d+ orders) to remove waits?\.$/ }).click();
    await order.getByRole("button", { name: "Hide at once" }).click();
    await expect(order.getByText(/^Carried out on/)).toBeVisible();
    const answer = await page.request.get(`${thread}/arguments/${id}`);
    expect(answer.status()).toBe(404);

    const others = await open(people.member);
    expect((await others.goto("/moderation/orders"))?.status()).toBe(403);
  });

test("Legal names the contact points of the configuration, and the version of the terms", async () => {
  const named = { PARLEY_CONTACT: "The city, 1 Square", PARLEY_CONTACT_AUTHORITIES: "orders@city.example" };
  Object.assign(process.env, named);
  const site = await startSite();
  for (const name of Object.keys(named)) delete process.env[name];
  const html = await (await fetch(`${site.url}/legal`)).text();
  await site.stop();
  const page = html.replace(/<script.*?<\/script>/gs, "");
  expect(page.match(/The city, 1 Square/g)).toHaveLength(1);
  expect(page.match(/orders@city\.example/g)).toHaveLength(2);
  for (const law of ["Art. 11 of Regulation (EU) 2022/2065", "Art. 12 of Regulation (EU) 2022/2065", "2021/784"])
    expect(page).toContain(law);
  expect(page).toContain(`in their version of ${dayInWords(new Date(TERMS_VERSION))}.`);
  for (const path of ["/rules", "/notice", "/log", "/transparency"]) expect(page).toContain(`href="${path}"`);
});
