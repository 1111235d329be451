import { expect, test } from "vitest";
import { withRequestContext } from "#lib/http/request-context";
import { handOver, standInFor, withStillParts } from "#lib/still-parts";

const context = (still?: Record<string, string>) => ({ address: "none", headers: {}, still });

test("a document carries a part once, where its stand-in was", () => {
  const parts = {};
  withRequestContext(context(parts), () => {
    expect(handOver("cards", "<li>$& words</li>")).toBeUndefined();
    const rendered = `<ul>${standInFor("cards")}</ul><p>${standInFor("nothing")}</p>`;
    expect(withStillParts(rendered, parts)).toBe("<ul><li>$& words</li></ul><p></p>");
  });
});

test("a part that looks like a stand-in is not taken for one", () => {
  const parts = { a: "<!--still b-->", b: "secret" };
  expect(withStillParts("<!--still a-->", parts)).toBe("<!--still b-->");
});

test("where no document is rendered, the data tells the part", () => {
  withRequestContext(context(), () => {
    expect(handOver("cards", "<li></li>")).toBe("<li></li>");
    expect(standInFor("cards")).toBe("");
  });
  expect(handOver("cards", "<li></li>")).toBe("<li></li>");
});
