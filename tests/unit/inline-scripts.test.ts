import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashInlineScripts } from "#lib/http/inline-scripts";

const NONCE = "n0nceN0NCE_-x4Aa";
const sha256 = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
/** What a browser would run, in the order of the page. */
const bodiesOf = (html: string) =>
  [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, body = ""]) => body);

describe("the inline scripts of a page", () => {
  test.each([
    ["one", `<script nonce="${NONCE}">go()</script>`],
    ["one with other attributes", `<script id="a" nonce="${NONCE}" async="">go()</script>`],
    ["several", `<script nonce="${NONCE}">a()</script><p>text</p><script nonce="${NONCE}">b()\nc()</script>`],
    [
      "one that speaks of the nonce",
      `<script nonce="${NONCE}">self.push([1,"$L1:{\\"nonce\\":\\"${NONCE}\\"}"])</script>`,
    ],
    ["one with letters beyond ASCII", `<script nonce="${NONCE}">"Käse 😀"</script>`],
    ["one that speaks of the attribute", `<script nonce="${NONCE}">a='<i nonce="${NONCE}">'</script>`],
  ])("are hashed as they are sent: %s", (_, html) => {
    const page = hashInlineScripts(html, NONCE);
    expect(page.hashes).toEqual(bodiesOf(page.html).map(sha256));
  });

  test("that are equal are named once", () => {
    const script = `<script nonce="${NONCE}">go()</script>`;
    expect(hashInlineScripts(script + script, NONCE).hashes).toEqual([sha256("go()")]);
  });

  test.each([
    ["without a nonce", "<script>steal()</script>"],
    ["with an empty nonce", '<script nonce="">steal()</script>'],
    ["with a guessed nonce", '<script nonce="0000000000000000">steal()</script>'],
    ["with the nonce as a text beside it", `<p>nonce="${NONCE}"</p><script>steal()</script>`],
    ["with the nonce in its body", `<script>steal(' nonce="${NONCE}"')</script>`],
    ["with a similar attribute", `<script data-nonce="${NONCE}">steal()</script>`],
  ])("get no hash %s", (_, html) => expect(hashInlineScripts(html, NONCE).hashes).toEqual([]));

  test("from a file need none", () =>
    expect(hashInlineScripts(`<script nonce="${NONCE}" src="/a.js"></script>`, NONCE).hashes).toEqual([]));
});

describe("the nonce", () => {
  const html = `<head><link nonce="${NONCE}" href="/a.css"><script nonce="${NONCE}">p("${NONCE}")</script></head>`;

  test("is nowhere in the page that is sent", () => {
    expect(hashInlineScripts(html, NONCE).html).not.toContain(NONCE);
    expect(hashInlineScripts(html, NONCE).html).not.toMatch(/<[^>]*\snonce=/);
  });

  test("is replaced by as many characters where data counts them", () =>
    expect(hashInlineScripts(html, NONCE).html).toContain(`p("${"0".repeat(NONCE.length)}")`));

  test("leaves the same page and the same hashes, whatever it was", () => {
    const other = "ANOTHERnonce1234";
    expect(hashInlineScripts(html.replaceAll(NONCE, other), other)).toEqual(hashInlineScripts(html, NONCE));
  });

  test("that is not in a page changes nothing", () =>
    expect(hashInlineScripts("<p>a</p>", NONCE)).toEqual({ html: "<p>a</p>", hashes: [] }));
});
