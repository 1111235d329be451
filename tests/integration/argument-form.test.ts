import { describe, expect, test } from "vitest";
import { EditArgument, PostArgument, PostReply } from "#lib/arguments/schema";
import { CONCERN, newKey, PRO, THREAD } from "#tests/people";

const form = { kind: "root", thread: THREAD, key: newKey(), stance: PRO, claim: "A claim", body: "", sources: "" };
const root = (values: Record<string, unknown>) => PostArgument.parse({ ...form, ...values });

const fieldOf = (values: Record<string, unknown>) =>
  PostArgument.safeParse({ ...form, ...values }).error?.issues[0]?.path[0];

describe("sources", () => {
  const sourcesOf = (sources: string) => root({ sources }).sources;

  test("are one to a line, an https address and, if wanted, a title", () => {
    expect(sourcesOf("\n https://example.org/a  A  title \r\nhttps://example.org/b\n\n")).toEqual([
      { url: "https://example.org/a", title: "A title" },
      { url: "https://example.org/b", title: "https://example.org/b" },
    ]);
    expect(sourcesOf("")).toEqual([]);
  });

  test("are ten at most", () => {
    const lines = (many: number) => Array.from({ length: many }, (_, i) => `https://example.org/${i}`).join("\n");
    expect(sourcesOf(lines(10))).toHaveLength(10);
    expect(fieldOf({ sources: lines(11) })).toBe("sources");
  });

  test.each([
    "http://example.org/",
    "javascript:alert(1)",
    "ftp://example.org/",
    "//example.org",
    "https://known.example@example.org/",
    "https://name:password@example.org/",
    "A title without an address",
    "https://",
    `https://example.org/${"x".repeat(2_000)}`,
    `https://example.org/ ${"x".repeat(201)}`,
  ])("are refused in their field when one is no https address or too long: %.30s", (sources) => {
    expect(fieldOf({ sources })).toBe("sources");
  });
});

describe("a number", () => {
  const reply = { ...form, kind: "reply", stance: CONCERN, body: "A reply" };

  test.each(["1", "42", 7])("is decimal digits: %j", (id) => {
    expect(PostReply.parse({ ...reply, parent: id }).parent).toBe(Number(id));
    expect(EditArgument.parse({ ...reply, id, revision: id })).toMatchObject({ id: Number(id), revision: Number(id) });
  });

  test.each(["0x1", "1e0", "01", "+1", " 1", "1.0", "0", "-1", "", "1".repeat(16), 0, 1.5, true, null, ["1"]])(
    "is nothing else: %j",
    (id) => {
      expect(PostReply.safeParse({ ...reply, parent: id }).error?.issues[0]?.path).toEqual(["parent"]);
      expect(EditArgument.safeParse({ ...reply, id, revision: 1 }).error?.issues[0]?.path).toEqual(["id"]);
      expect(EditArgument.safeParse({ ...reply, id: 1, revision: id }).error?.issues[0]?.path).toEqual(["revision"]);
    },
  );
});

describe("the form of an argument", () => {
  test.each([
    ["claim", "x".repeat(141)],
    ["claim", "  "],
    ["body", "x".repeat(5_001)],
    ["quote", "x".repeat(501)],
    ["key", "short"],
    ["thread", "../etc"],
  ])("says which field is wrong: %s", (field, value) => {
    expect(fieldOf({ [field]: value })).toBe(field);
  });

  test.each(["", "x".repeat(3_001)])("a reply has 1 to 3000 characters: not %.5s", (body) => {
    const reply = { ...form, kind: "reply", parent: 1, stance: CONCERN, body };
    expect(PostReply.safeParse(reply).error?.issues[0]?.path).toEqual(["body"]);
  });
});
