import { beforeAll, expect, test } from "vitest";
import { writeRootArgument } from "#components/arguments/root-argument";
import type { Order } from "#lib/arguments/order";
import { getArgumentPage } from "#lib/arguments/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import { rateArgument } from "#lib/ratings/rate-argument";
import { argue, CONCERN, emptyThread, PRO, person, reply, seededDatabase } from "#tests/people";

const ORDERS_SHOWN: Order[] = ["common-ground", "newest"];
let thread: Awaited<ReturnType<typeof emptyThread>>;
const roots = async () => {
  const { columns } = await getArgumentPage(thread.id, [PRO, CONCERN], "common-ground", null);
  return new Map(columns.flatMap(({ roots }) => roots.map((root) => [root.view.id, root])));
};
const inManner = (order: Order = "common-ground", isLocked = false) => ({ stances: thread.stances, order, isLocked });
const written = async (id: number, manner = inManner()) => {
  const root = (await roots()).get(id);
  return root ? new TextDecoder().decode(writeRootArgument(root, manner)) : "";
};

beforeAll(async () => {
  await seededDatabase();
  thread = await emptyThread("kept");
});

test("a card in which nothing changed is the very same, and one in which something did is another", async () => {
  const [author, reader] = [await person("author"), await person("reader")];
  const rated = await argue(author, { thread: thread.slug, claim: "To be rated" });
  const quiet = await argue(author, { thread: thread.slug, claim: "Left alone" });
  const before = await roots();
  expect((await roots()).get(rated)).toBe(before.get(rated));
  await rateArgument(reader, { id: rated, rating: "strong", position: 1 });
  const after = await roots();
  expect(after.get(quiet)).toBe(before.get(quiet));
  expect(after.get(rated)).not.toBe(before.get(rated));
  expect(await written(rated)).toContain("100%<span>");
});

test("a reply below it makes it another, and so does whether one can reply and in which order it stands", async () => {
  const author = await person("answered");
  const id = await argue(author, { thread: thread.slug, claim: "To be answered" });
  const alone = await written(id);
  await reply(author, id, { thread: thread.slug, stance: PRO, body: "What was answered" });
  expect(alone).not.toContain("What was answered");
  expect(await written(id)).toContain("What was answered");
  const all = ORDERS_SHOWN.flatMap((order) => [inManner(order), inManner(order, true)]);
  expect(new Set(await Promise.all(all.map((manner) => written(id, manner))))).toHaveProperty("size", all.length);
});

test("what a moderator hides, in a root or below it, is in no card from then on", async () => {
  const [author, moderator] = [await person("hidden"), await person("mod", "moderator")];
  const id = await argue(author, { thread: thread.slug, claim: "Stays", body: "Words that stay" });
  const below = await reply(author, id, { thread: thread.slug, stance: PRO, body: "Words below" });
  expect(await written(id)).toContain("Words below");
  const hide = (id: number) => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
  await hide(below);
  expect(await written(id)).not.toContain("Words below");
  expect(await written(id)).toContain("Words that stay");
  await hide(id);
  expect(await written(id)).not.toContain("Words that stay");
});
