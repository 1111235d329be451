import { describe, expect, test } from "vitest";
import { explainMailFailure } from "#lib/mail/explain-mail-failure";

const failed = (message: string, more: object) => Object.assign(new Error(message), more);

describe("what is kept of a mail that was not taken", () => {
  test.each([
    [
      "an address",
      failed("550 <ada@example.org>: no such user", { code: "EENVELOPE" }),
      "EENVELOPE: 550 <(address)>: no such user",
    ],
    [
      "a server with its login",
      failed("bad smtp://u:p@mail.example.org/", { code: "ECONFIG" }),
      "ECONFIG: bad (address)",
    ],
    ["a key", failed("435 AHVzZXIAcGFzc3dvcmQtb2YtYWRh wrong", { code: "EAUTH" }), "EAUTH: 435 (key) wrong"],
    ["the login", failed("535 forum, hunter2", { code: "EAUTH" }), "EAUTH: 535 (login), (login)"],
    ["several lines", failed("421 a\r\nb", { code: "ECONNECTION" }), "ECONNECTION: 421 a b"],
    ["no code", new Error("broken"), "Error: broken"],
    ["no error", "x", "unknown"],
  ])("names without secrets: %s", (_, error, failure) =>
    expect(explainMailFailure(error, ["forum", "hunter2", ""])).toEqual({ failure, isFinal: false }),
  );

  test("is at most 300 characters", () => {
    expect(explainMailFailure(failed("x ".repeat(500), {})).failure).toHaveLength(300);
  });

  test.each([
    [550, "RCPT TO", true],
    [553, "RCPT TO", true],
    [450, "RCPT TO", false],
    [554, "RCPT TO", false],
    [553, "MAIL FROM", false],
    [554, "DATA", false],
    [535, "AUTH PLAIN", false],
    [undefined, undefined, false],
  ])("says whether another try could help: %s to %s", (responseCode, command, isFinal) =>
    expect(explainMailFailure(failed("no", { code: "EENVELOPE", responseCode, command })).isFinal).toBe(isFinal),
  );
});
