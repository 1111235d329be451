import { expect, test } from "vitest";
import { actAddress } from "#lib/arguments/act-address";

test.each([
  ["strong=", "/threads/a-thread/arguments/7/rate?rating=strong"],
  ["weak=", "/threads/a-thread/arguments/7/rate?rating=weak"],
  ["moved=", "/threads/a-thread/arguments/7/moved"],
  ["report=", "/threads/a-thread/arguments/7/report"],
  ["reply=", "/threads/a-thread/argue?parent=7"],
  ["quote=", "/threads/a-thread/argue?quoting=7"],
  ["", "/threads/a-thread/arguments/7"],
  ["constructor=", "/threads/a-thread/arguments/7"],
  ["https://example.org", "/threads/a-thread/arguments/7"],
])("the button that sends “%s” leads to %s", (sent, address) => {
  expect(actAddress("a-thread", 7, new URLSearchParams(sent))).toBe(address);
});
