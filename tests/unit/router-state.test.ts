import { expect, test } from "vitest";
import { isRouterState } from "#lib/http/router-state";

const state = (below: object = {}) => encodeURIComponent(JSON.stringify(["", below, null, "refetch"]));
const deep = (times: number) => `${'["",{"a":'.repeat(times)}["",{}]${"}]".repeat(times)}`;

test.each([
  ["none", undefined],
  ["of a page", state({ children: ["threads", { children: [["slug", "a", "d", null], {}] }] })],
  ["of one that lies deep", deep(20)],
])("what a browser has is read: %s", (_, header) => expect(isRouterState(header)).toBe(true));

test.each([
  "",
  "x",
  "%",
  "%ff",
  "{}",
  "[]",
  '["a"]',
  '["",[]]',
  '["",null]',
  "[1,{}]",
  '["",{"a":1}]',
  deep(2_000),
  "[".repeat(9_000),
])("what cannot be one is refused: %#", (header) => expect(isRouterState(header)).toBe(false));
