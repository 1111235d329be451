import { request as rawRequest } from "node:http";
import { expect, test } from "#tests/e2e/fixtures";
import { THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;

test("addresses that lead nowhere get a 4xx with a sentence", async ({ site }) => {
  const cases: [string, number, string][] = [
    ["/threads/none", 404, "Nothing here"],
    ["/threads/__proto__", 404, "Nothing here"],
    ["/threads/%00", 404, "Nothing here"],
    [`${thread}/arguments/99999999`, 404, "Nothing here"],
    [`${thread}/arguments/1e3`, 404, "Nothing here"],
    [`${thread}/arguments/0x1`, 404, "Nothing here"],
    [`${thread}/arguments/-1`, 404, "Nothing here"],
    [`${thread}/arguments/constructor`, 404, "Nothing here"],
    ["/members/toString", 404, "Nothing here"],
    ["/members/%F0%9F%98%80", 404, "Nothing here"],
    ["/%ff", 400, "cannot be read"],
    ["/api/viewer?thread=__proto__", 400, "There is no such thread."],
    ["/_next/..%2fthreads/none", 400, "cannot be read"],
    ["/api/auth/callback/credentials", 404, "nothing here"],
    ["/api/auth/_log", 404, "nothing here"],
    ["/api/auth/__proto__", 404, "nothing here"],
  ];
  for (const [path, status, words] of cases) {
    const response = await fetch(site.url + path);
    expect(response.status, path).toBe(status);
    expect(await response.text(), path).toContain(words);
  }
  for (const path of [
    `${thread}?after=__proto__`,
    `${thread}?after=1-1&after=2-2`,
    `${thread}?after=99999999999999999999-1`,
    "/log?before=x",
    "/members/editors?before=-5",
    "/signin?then=1&then=2",
  ]) {
    expect((await fetch(site.url + path)).status, path).toBe(200);
  }
});

test("what would change something must come from our own pages", async ({ site }) => {
  const post = (headers: Record<string, string>, path = `${thread}/argue`) =>
    fetch(site.url + path, {
      method: "POST",
      body: "x=1",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  for (const headers of [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example", host: "evil.example" },
  ] as Record<string, string>[]) {
    const response = await post(headers);
    expect(response.status, JSON.stringify(headers)).toBe(403);
    expect(await response.text()).toContain("nothing was changed");
  }
  expect((await post({}, "/api/auth/signout")).status).toBe(403);
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
    expect((await fetch(site.url + thread, { method })).status, method).toBe(405);
});

test("bodies that are too long, unmeasured or nonsense are refused, and the forum goes on", async ({ site }) => {
  const own = { origin: site.url };
  const huge = await fetch(site.url + thread, { method: "POST", headers: own, body: "x".repeat(1_000_000) });
  expect(huge.status).toBe(413);
  expect(await huge.text()).toContain("Nothing was changed");

  const unmeasured = await new Promise<number | undefined>((resolve, reject) => {
    const asked = rawRequest(
      site.url + thread,
      { method: "POST", headers: { ...own, "transfer-encoding": "chunked" } },
      (response) => resolve(response.statusCode),
    );
    asked.on("error", reject);
    asked.end("x");
  });
  expect(unmeasured).toBe(411);

  const nonsense: [string, Record<string, string>, string][] = [
    ["unknown action", { "next-action": "0".repeat(42), "content-type": "text/plain" }, "[]"],
    ["action that is a prototype", { "next-action": "__proto__", "content-type": "text/plain" }, "[]"],
    [
      "broken multipart",
      { "content-type": "multipart/form-data; boundary=x" },
      '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_',
    ],
    ["multipart without boundary", { "content-type": "multipart/form-data" }, "abc"],
    ["cyclic data", { "next-action": "0".repeat(42), "content-type": "text/plain" }, '["$@0","$K0"]'],
    ["JSON", { "content-type": "application/json" }, '{"__proto__":{"role":"admin"}}'],
    ["bytes", { "content-type": "text/plain" }, "\ufffd\u0000"],
  ];
  for (const [name, headers, body] of nonsense) {
    const response = await fetch(site.url + thread, {
      method: "POST",
      headers: { ...own, ...headers },
      body,
      redirect: "manual",
    });
    expect(response.status, name).toBeGreaterThanOrEqual(400);
    expect(response.status, name).toBeLessThan(500);
    expect((await response.text()).length, name).toBeGreaterThan(10);
  }
  expect((await fetch(site.url + thread)).status).toBe(200);
});

test("a form with made-up fields is refused with its sentence, and nothing is written", async ({
  open,
  people,
  site,
}) => {
  const page = await open(people.member, { javaScriptEnabled: false });
  const before = await (await fetch(site.url)).text();
  const forms: Record<string, string>[] = [
    { stance: "__proto__" },
    { stance: "constructor" },
    { claim: "\u202eevil" },
    { claim: "line\u0000feed" },
    { quote: "Words that the article never had" },
    { sources: "javascript:alert(1)" },
    { kind: "__proto__" },
    { key: "../../etc" },
    { thread: "none" },
  ];
  for (const changed of forms) {
    await page.goto(`${thread}/argue?stance=pro-engagement&quote=x`);
    const fields = await page
      .locator("form:has([name=claim])")
      .evaluate((form) => Object.fromEntries(new FormData(form as HTMLFormElement)) as Record<string, string>);
    const multipart = { ...fields, claim: "A claim", body: "A body", quote: "", ...changed };
    const response = await page.request.post(`${thread}/argue`, {
      multipart,
      headers: { origin: site.url },
      maxRedirects: 0,
    });
    expect(response.status(), JSON.stringify(changed)).toBeGreaterThanOrEqual(400);
    expect(response.status(), JSON.stringify(changed)).toBeLessThan(500);
    expect(await response.text(), JSON.stringify(changed)).toContain('role="alert"');
  }
  const after = await (await fetch(site.url)).text();
  const count = (html: string) => /(\d+) arguments?</.exec(html)?.[1];
  expect(count(after)).toBe(count(before));
});
