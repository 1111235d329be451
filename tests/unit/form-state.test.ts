import { describe, expect, test } from "vitest";
import { errorOf, type FormState, NEW_FORM, typedIn } from "#lib/form-state";

const refused: FormState = {
  status: "refused",
  message: "Please look at the marked fields.",
  fields: { claim: "Please say in one sentence what you claim." },
  values: { claim: "", body: "My text" },
};
const preview: FormState = { status: "preview", html: "<p>My text</p>", values: { body: "My text" } };
const done: FormState = { status: "done", message: "Posted.", to: "/" };

describe("beside a field stands an error", () => {
  test("when the form was refused for it", () => expect(errorOf(refused, "claim")).toMatch(/one sentence/));

  test.each([
    ["another field was wrong", refused, "body"],
    ["nothing was sent yet", NEW_FORM, "claim"],
    ["it was a preview", preview, "claim"],
    ["it is done", done, "claim"],
  ])("and none when %s", (_, state, field) => expect(errorOf(state, field)).toBeUndefined());
});

describe("in a field stands", () => {
  test.each([
    ["what was typed before a refusal", refused, "body", "My text"],
    ["what was typed before a preview", preview, "body", "My text"],
    ["nothing, when it was emptied before", refused, "claim", ""],
    ["what it began with, when it was not sent", refused, "sources", "initial"],
    ["what it begins with in a new form", NEW_FORM, "body", "initial"],
    ["what it begins with after success", done, "body", "initial"],
  ])("%s", (_, state, field, text) => expect(typedIn(state, field, "initial")).toBe(text));

  test("nothing, when nothing is known", () => expect(typedIn(NEW_FORM, "body")).toBe(""));
});
