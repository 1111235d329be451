import { beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "#db/client";
import { brokenReferences, damagesOf } from "#db/integrity";
import { verify } from "#lib/audit/verify";
import { hasBadge } from "#lib/ratings/rules";
import { rebuildIndex } from "#lib/search/rebuild-index";
import { type Forum, fillForum } from "#tests/bench/forum/fill-forum";
import { inRawDatabase } from "#tests/integration/raw-database";
import { SYSTEM } from "#tests/people";

let forum: Forum;

beforeAll(async () => {
  forum = await fillForum(1_000);
}, 120_000);

const rows = <Row>(sql: string) => inRawDatabase((db) => db.prepare(sql).all() as Row[]);

/** How often each word is in the index, and in how many texts. */
const wordsKept = () =>
  inRawDatabase((db) => {
    db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.kept USING fts5vocab('main', 'search_arguments', 'instance')");
    return db.prepare("SELECT term, doc, col, offset FROM temp.kept ORDER BY term, doc, col, offset").all();
  });

describe("a forum that the benchmark fills", () => {
  test("has what it says, down to the eighth level", () => {
    const [found] = rows<{ many: number; deepest: number; threads: number }>(
      "SELECT count(*) AS many, max(depth) AS deepest, count(DISTINCT thread_id) AS threads FROM arguments",
    );
    expect(found).toMatchObject({ deepest: 8, threads: forum.threads });
    expect(found?.many).toBeGreaterThanOrEqual(1_000);
    expect(rows(`SELECT depth FROM arguments WHERE id = ${forum.deepest}`)).toEqual([{ depth: 8 }]);
  });

  test("is sound by the program's own checks: references, file, audit chain, decisions and states", async () => {
    expect(await brokenReferences()).toEqual([]);
    expect(await damagesOf()).toEqual([]);
    expect((await verify()).faults).toEqual([]);
  });

  test("has every argument in the search index, as the program would have put it there", async () => {
    const filled = wordsKept();
    await rebuildIndex(SYSTEM);
    await closeDatabase();
    expect(filled.length).toBeGreaterThan(20_000);
    expect(wordsKept()).toEqual(filled);
  });

  test("counts what is there: ratings by side, credits, rebuttals, arguments", () => {
    const wrong = rows<{ id: number }>(`
      SELECT argument.id FROM arguments argument WHERE
        (raters1, strong1, raters2, strong2) IS NOT (
          SELECT coalesce(sum(p.value > 0), 0), coalesce(sum(p.value > 0 AND r.strong), 0),
                 coalesce(sum(p.value < 0), 0), coalesce(sum(p.value < 0 AND r.strong), 0)
          FROM ratings r JOIN positions p ON p.member_id = r.member_id AND p.thread_id = argument.thread_id
          WHERE r.argument_id = argument.id)
        OR (moved_count, moved_across) IS NOT (
          SELECT count(*), coalesce(sum(across), 0) FROM moved WHERE argument_id = argument.id)
        OR rebuttals <> (SELECT count(*) FROM arguments reply WHERE reply.parent_id = argument.id
          AND reply.stance <> argument.stance AND reply.hidden_by_id IS NULL AND reply.deleted_by_id IS NULL)`);
    expect(wrong).toEqual([]);
    type Rated = { raters1: number; strong1: number; raters2: number; strong2: number; both: number };
    const rated = rows<Rated>("SELECT raters1, strong1, raters2, strong2, both_sides AS both FROM arguments");
    expect(rated.filter(({ both, ...counts }) => hasBadge(counts, false) !== Boolean(both))).toEqual([]);
  });
});

test("the kept counts of arguments are what a count gives", () => {
  const counted = `SELECT thread_id, coalesce(stance, '') AS stance, parent_id IS NULL AS is_root, count(*) AS count
    FROM arguments WHERE hidden_by_id IS NULL AND deleted_by_id IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  const kept = "SELECT * FROM argument_counts WHERE count > 0 ORDER BY thread_id, stance, is_root";
  expect(rows(kept)).toEqual(rows(counted));
});

test("the kept counts of quotes are what a count gives", () => {
  const counted = `SELECT argument.thread_id, argument.stance, start_utf16, end_utf16, count(*) AS count
    FROM passages JOIN arguments argument ON argument.id = argument_id
    WHERE quoted_argument_id IS NULL AND start_utf16 IS NOT NULL AND parent_id IS NULL AND stance IS NOT NULL
      AND hidden_by_id IS NULL AND deleted_by_id IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  const kept = "SELECT * FROM passage_counts WHERE count > 0 ORDER BY thread_id, stance, start_utf16, end_utf16";
  expect(rows(kept)).toEqual(rows(counted));
  expect(rows(kept).length).toBeGreaterThan(50);
});
