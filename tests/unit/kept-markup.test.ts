import { createElement } from "react";
import { expect, test } from "vitest";
import { keptMarkup } from "#lib/kept-markup";

const text = (html: Uint8Array) => new TextDecoder().decode(html);

test("the same thing in the same manner is written once, and as it would be without", () => {
  const kept = keptMarkup<{ words: string }>();
  const thing = { words: "√ “a” & b" };
  let written = 0;
  const write = (manner: string) =>
    kept(thing, manner, () => {
      written += 1;
      return createElement("p", { id: manner }, thing.words);
    });
  expect(text(write("a"))).toBe("<p id=a>√ “a” &amp; b</p>");
  expect(write("a")).toBe(write("a"));
  expect(written).toBe(1);
  expect(text(write("b"))).toBe("<p id=b>√ “a” &amp; b</p>");
  expect(written).toBe(2);
});

test("another thing with the same words is another", () => {
  const kept = keptMarkup<{ words: string }>();
  const write = (thing: { words: string }) => text(kept(thing, "", () => createElement("p", null, thing.words)));
  expect(write({ words: "before" })).toBe("<p>before</p>");
  expect(write({ words: "after" })).toBe("<p>after</p>");
});
