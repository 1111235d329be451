import { beforeAll, expect, test } from "vitest";
import { searchEverything } from "#lib/search/queries";
import { MOST_PAGES, MOST_RANKED, RESULTS_PER_PAGE } from "#lib/search/rules";
import { fillForum } from "#tests/bench/forum/fill-forum";
import { COMMON_WORD } from "#tests/bench/forum/words";
import { inRawDatabase } from "#tests/integration/raw-database";

// More have the word than are put in order.
const SIZE = 10_000;
type Row = { id: number; claims: number };

let newest: Row[];

beforeAll(async () => {
  await fillForum(SIZE);
  newest = inRawDatabase((db) =>
    db
      .prepare(`
        SELECT argument.id, coalesce(text.claim LIKE @word, 0) AS claims FROM arguments argument
        JOIN argument_revisions text ON text.argument_id = argument.id AND text.number = argument.revision
        WHERE argument.id IN (
          SELECT rowid FROM search_arguments WHERE search_arguments MATCH @asked ORDER BY rowid DESC LIMIT @most
        ) AND argument.hidden_by_id IS NULL AND argument.deleted_by_id IS NULL ORDER BY argument.id DESC`)
      .all({ word: `%${COMMON_WORD}%`, asked: COMMON_WORD, most: BigInt(MOST_RANKED) }),
  ) as Row[];
}, 120_000);

async function everyPage(): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const found = await searchEverything(COMMON_WORD, { kind: "arguments" }, page);
    expect(found.arguments).toMatchObject({ total: newest.length, isMore: true });
    ids.push(...found.arguments.results.map(({ id }) => id));
    if (found.arguments.results.length < RESULTS_PER_PAGE) break;
  }
  return ids;
}

test("of very many the newest are found: those with the words in the claim first, then the others, each once", async () => {
  const [claiming, others] = [newest.filter(({ claims }) => claims), newest.filter(({ claims }) => !claims)];
  expect(claiming.length).toBeGreaterThan(10);
  expect(others.length).toBeGreaterThan(100);
  expect(await everyPage()).toEqual([...claiming, ...others].map(({ id }) => id));
});
