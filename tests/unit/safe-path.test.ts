import { expect, test } from "vitest";
import { safePath } from "#lib/safe-path";
import { WAYS } from "#tests/hostile/ways";

test.each([
  "/",
  "/ok?x=1#y",
  "/threads/eu-taliban-brussels/argue?stance=pro&parent=3",
  "/%0d%0aset-cookie:a=b",
  "/a//b",
])("a page of ours is kept: %j", (path) => expect(safePath(path)).toBe(path));

test.each([
  undefined,
  "",
  "threads",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " //evil.example",
  "/\t/evil.example",
  "/\r\nlocation: //evil.example",
  "/\u0000",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "/%2E%2e//evil.example/%2e",
])("everything else leads home: %j", (path) => expect(safePath(path)).toBe("/"));

test("whatever it is called, a stranger's address leads to a page of ours", () => {
  expect(new Set(WAYS).size).toBeGreaterThanOrEqual(60);
  for (const way of WAYS) {
    const path = safePath(way);
    expect(path, JSON.stringify(way)).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
    expect(new URL(path, "https://forum.example").origin, JSON.stringify(way)).toBe("https://forum.example");
  }
});
