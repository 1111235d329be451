import { beforeAll, expect, test } from "vitest";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { postArgument } from "#lib/arguments/post-argument";
import { PostArgument } from "#lib/arguments/schema";
import { undoDecision } from "#lib/moderation/undo-decision";
import { getMarkedArticle } from "#lib/passages/queries";
import type { Thread } from "#lib/threads/queries";
import type { Person } from "#lib/viewer";
import { hide, taken } from "#tests/integration/decided";
import { inRawDatabase } from "#tests/integration/raw-database";
import { emptyThread, newKey, PRO, person, seededDatabase } from "#tests/people";

const ARTICLE = "The first sentence. Another one.";
let moderator: Person;
let thread: Thread;
let number = 0;

beforeAll(async () => {
  await seededDatabase();
  moderator = await person("moderator", "moderator");
  thread = await emptyThread("quoted", ARTICLE);
});

async function quote(exact: string): Promise<{ author: Person; id: number }> {
  number += 1;
  const author = await person(`author-${number}`);
  const claim = `Claim number ${number}`;
  const { id } = await postArgument(
    author,
    PostArgument.parse({
      kind: "root",
      thread: thread.slug,
      key: newKey(),
      stance: PRO,
      claim,
      body: "",
      sources: "",
      quote: exact,
    }),
  );
  return { author, id };
}

/** How many quote the first sentence, as the page of the thread tells it. */
async function countOfFirst(): Promise<number> {
  const { chosen } = await getMarkedArticle(thread, `<p>${ARTICLE}</p>`, { start: 0, end: 19 });
  return chosen?.total ?? -1;
}

test("the count of a passage follows each quote that is posted, moved, orphaned, hidden, shown again, deleted and erased", async () => {
  expect(await countOfFirst()).toBe(0);
  const first = await quote("The first sentence.");
  const second = await quote("The first sentence.");
  await quote("Another one.");
  expect(await countOfFirst()).toBe(2);

  const move = (start: number | null, end: number | null, state: string) =>
    inRawDatabase((db) =>
      db
        .prepare("UPDATE passages SET start_utf16 = ?, end_utf16 = ?, state = ? WHERE argument_id = ?")
        .run(start, end, state, first.id),
    );
  move(20, 32, "moved");
  expect(await countOfFirst()).toBe(1);
  move(null, null, "orphaned");
  move(0, 19, "anchored");
  expect(await countOfFirst()).toBe(2);

  const decision = await taken(hide(moderator, first.id));
  expect(await countOfFirst()).toBe(1);
  move(null, null, "orphaned");
  move(0, 19, "anchored");
  expect(await countOfFirst()).toBe(1);
  await undoDecision(moderator, { id: decision });
  expect(await countOfFirst()).toBe(2);

  await deleteArgument(second.author, { id: second.id });
  expect(await countOfFirst()).toBe(1);
  inRawDatabase((db) => db.prepare("DELETE FROM passages WHERE argument_id = ?").run(first.id));
  expect(await countOfFirst()).toBe(0);
});

test("an argument that is erased is counted no more, though its quote goes with it", async () => {
  const { id } = await quote("The first sentence.");
  expect(await countOfFirst()).toBe(1);
  inRawDatabase((db) => {
    db.prepare("DELETE FROM argument_revisions WHERE argument_id = ?").run(id);
    db.prepare("DELETE FROM arguments WHERE id = ?").run(id);
  });
  expect(await countOfFirst()).toBe(0);
});
