import { closeDatabase } from "#db/client";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { answerOf } from "#tests/bench/answer-of";
import { commitOnce } from "#tests/bench/bare-database";
import { startFloor } from "#tests/bench/floor";
import { median, type Row, timeRow } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";

const TIMES = 20;

/**
 * From a moderator's act to the first page without the text: the act in this process, the page from the server's, asked
 * when the act has returned. A page that still had it would be an error. The floor: a commit, and a page of these bytes.
 */
export async function hideRows({ site, thread, forum }: Stage): Promise<Row[]> {
  const page = `${thread}/arguments/${forum.deepest}`;
  const floor = await startFloor([await answerOf(site.url + page)]);
  const bare = commitOnce();
  try {
    const times: number[] = [];
    const floors: number[] = [];
    for (let i = 0; i < TIMES; i += 1) {
      await expectStatus(site.url + page, 200);
      const from = performance.now();
      await hideArgument(forum.moderator, { id: forum.deepest, revision: 1, ground: "spam", reason: "It is spam." });
      await expectStatus(site.url + page, 404);
      times.push(performance.now() - from);
      await restoreArgument(forum.moderator, { id: forum.deepest, reason: "" });
      const start = performance.now();
      bare.commit();
      await answerOf(floor.url + page);
      floors.push(performance.now() - start);
    }
    return [timeRow("hide → gone", median(times), median(floors), `0 of ${TIMES} pages were stale`)];
  } finally {
    bare.close();
    await closeDatabase();
    await floor.stop();
  }
}

async function expectStatus(url: string, wanted: number) {
  const { status } = await answerOf(url);
  if (status !== wanted) throw new Error(`${url} answered ${status} instead of ${wanted}.`);
}
