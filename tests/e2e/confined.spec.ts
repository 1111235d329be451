import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "#tests/e2e/fixtures";
import { startSite } from "#tests/e2e/site";
import { newKey, THREAD } from "#tests/people";

const may = (data: string) => [
  "--permission",
  "--allow-fs-read=*",
  `--allow-fs-write=${data}`,
  ...["--allow-addons", "--allow-worker", "--allow-child-process", "--allow-inspector"],
];

for (const processes of [1, 2]) {
  test(`nothing is written but in the data folder, with ${processes} processes`, async ({ browser }) => {
    const data = mkdtempSync(join(tmpdir(), "parley-confined-"));
    const site = await startSite(data, processes, { flags: may(data) });
    const context = await browser.newContext({ baseURL: site.url });
    const page = await context.newPage();
    await page.goto("/signup");
    const handle = `new-${newKey().slice(0, 8)}`;
    await page.getByLabel("Email").fill(`${handle}@example.org`);
    await page.getByLabel("Handle").fill(handle);
    await page.getByLabel("Password").fill("a long sentence nobody guesses");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();

    await page.goto(`/threads/${THREAD}/argue?parent=1&stance=legitimacy-concern`);
    await page.getByRole("textbox", { name: "Reply" }).fill("It is written where it may be.");
    await page.getByRole("button", { name: "Post reply" }).click();
    await expect(page.getByRole("article").filter({ hasText: "It is written where it may be." })).toBeVisible();
    for (const path of ["/", "/search?q=written", "/log", "/transparency", `/threads/${THREAD}/map`])
      expect((await page.goto(path))?.status(), path).toBe(200);

    await context.close();
    const output = site.output();
    expect(await site.stop("SIGTERM", processes > 1)).toBe(0);
    expect(output).not.toMatch(/restricted|ERR_ACCESS_DENIED/);
  });
}
