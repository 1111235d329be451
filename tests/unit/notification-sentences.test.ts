import { describe, expect, test } from "vitest";
import { asText, type Occasion, partsOf, sentenceOf } from "#lib/notifications/sentences";

const decided = (kind: string, hasArgument = false): Occasion => ({
  kind: "decision",
  decided: kind,
  thread: "T",
  until: "5 March 2026",
  hasArgument,
});

describe("what a member is told is one whole sentence", () => {
  // biome-ignore format: a table is read by its rows
  test.each<[Occasion, string]>([
    [{ kind: "reply", actor: "bob", own: { name: "A", isReply: false } }, "bob replied to your argument “A”."],
    [{ kind: "reply", actor: "bob", own: { name: "A", isReply: true } }, "bob replied to your reply “A”."],
    [{ kind: "reply", actor: "bob", own: null }, "bob replied to one of your arguments."],
    [{ kind: "mention", actor: "bob", claim: "A" }, "bob mentioned you in the argument “A”."],
    [{ kind: "mention", actor: "bob", claim: null }, "bob mentioned you in a reply."],
    [{ kind: "moved", actor: "bob", own: { name: "A", isReply: false } }, "bob was moved by your argument “A”."],
    [{ kind: "moved", actor: "bob", own: { name: "A", isReply: true } }, "bob was moved by your reply “A”."],
    [{ kind: "moved", actor: "bob", own: null }, "bob was moved by one of your arguments."],
    [decided("hide"), "The moderators hid your argument in “T”."],
    [decided("restore"), "The moderators restored your argument in “T”."],
    [decided("suspend"), "The moderators suspended your account until 5 March 2026."],
    [decided("lift"), "The moderators lifted the suspension of your account."],
    [decided("remove-credit"), "The moderators took back a credit that you gave in “T”."],
    [decided("one to come"), "The moderators took a decision."],
    [decided("warn"), "The moderators warned you."],
    [decided("warn", true), "The moderators hid your argument in “T” and warned you."],
    [decided("suspend", true), "The moderators hid your argument in “T” and suspended your account until 5 March 2026."],
    [decided("hold", true), "Your argument in “T” waits until a moderator has read it."],
    [decided("publish", true), "The moderators read your argument in “T” and published it."],
    [decided("undo", true), "The moderators took back a decision about your argument in “T”."],
    [decided("undo"), "The moderators took back a decision about you."],
    [{ kind: "appeal", decided: "" }, "Your appeal was decided."],
    [{ kind: "appeal", decided: "uphold" }, "Your appeal was answered: the decision stands."],
    [{ kind: "appeal", decided: "overturn" }, "Your appeal was granted: the decision was reversed."],
    [{ kind: "report", decided: "suspend", thread: "T" }, "The moderators hid an argument in “T” that you reported."],
    [{ kind: "report", decided: "undo", thread: "T" }, "The moderators took back what they decided on an argument in “T” that you reported. It waits again."],
    [{ kind: "report", decided: "hide", thread: "T" }, "The moderators hid an argument in “T” that you reported."],
    [{ kind: "report", decided: "keep", thread: "T" }, "The moderators read an argument in “T” that you reported, and kept it."],
    [{ kind: "report", decided: "", thread: "" }, "What you reported was decided."],
  ])("%j: %s", (occasion, sentence) => expect(asText(sentenceOf(occasion))).toBe(sentence));
});

test("what somebody wrote is never taken for a place in a sentence", () => {
  const sentence = sentenceOf({ kind: "mention", actor: "bob", claim: "{actor} $& {claim}" });
  expect(asText(sentence)).toBe("bob mentioned you in the argument “{actor} $& {claim}”.");
  expect(partsOf(sentence).filter(({ isValue }) => isValue)).toEqual([
    { text: "bob", isValue: true },
    { text: "{actor} $& {claim}", isValue: true },
  ]);
});
