import { expect, test } from "vitest";
import { cookieOf } from "#lib/http/cookie-of";

test.each([
  [undefined, undefined],
  ["", undefined],
  ["other=1", undefined],
  ["session=a.b-c_d", "a.b-c_d"],
  ["other=1; session=a; more=2", "a"],
  ["other=1;session=a", "a"],
  ["session=a; session=b", "b"],
  ["session=a; session=%ff", "a"],
  ["session=%61%3Db", "a=b"],
  ["session=a=b", "a=b"],
  ["session=", ""],
  ["x-session=a", undefined],
  ["session", "true"],
  ["session=a; session", "true"],
  ["other=session=a", undefined],
])("the session in %j is %j", (header, value) => {
  expect(cookieOf(header, "session")).toBe(value);
});
