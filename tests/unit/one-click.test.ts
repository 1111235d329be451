import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { isOneClick, leadToUnsubscribing } from "#lib/http/one-click";

const request = (method: string, url: string) => Object.assign(new IncomingMessage(new Socket()), { method, url });

describe("what may come from no page of ours", () => {
  test.each(["/unsubscribe", "/unsubscribe?token=1.x"])("is a POST to %s, which goes to its route", (url) => {
    const sent = request("POST", url);
    sent.headers["next-action"] = "x";
    expect(isOneClick(sent)).toBe(true);
    leadToUnsubscribing(sent);
    expect([sent.url, sent.headers]).toEqual([`/api${url}`, {}]);
  });

  // biome-ignore format: a table is read by its rows
  test.each([
    ["GET", "/unsubscribe?token=1.x"], ["POST", "/unsubscribe/"], ["POST", "/unsubscribed"], ["POST", "//unsubscribe"],
    ["POST", "/api/unsubscribe?token=1.x"], ["POST", "/settings?/unsubscribe"], ["POST", "/unsubscribe#x"],
    ["POST", "/%75nsubscribe"], ["POST", "/threads/../unsubscribe"], ["PUT", "/unsubscribe"],
  ])("is not %s %s", (method, url) => expect(isOneClick(request(method, url))).toBe(false));
});
