import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "#db/client";
import { sealSession, sessionCookie } from "#lib/accounts/session-cookie";
import type { Person } from "#lib/viewer";
import { answerOf } from "#tests/bench/answer-of";
import { startFloor } from "#tests/bench/floor";
import { type Forum, fillForum } from "#tests/bench/forum/fill-forum";
import { type Load, loadBoth, networkOf } from "#tests/bench/load";
import { type Site, startSite } from "#tests/e2e/site";

const ARGUMENTS = 1_000;

/** A running forum that rows are measured on; `thread` is the path of its longest thread. */
export type Stage = {
  site: Site;
  forum: Forum;
  thread: string;
  cookieOf: (who: Person) => Promise<Record<string, string>>;
};

/** A forum of ARGUMENTS, served as in production. */
export async function setStage(): Promise<Stage> {
  const data = mkdtempSync(join(tmpdir(), "parley-bench-"));
  process.env.PARLEY_DATA = data;
  const forum = await fillForum(ARGUMENTS);
  await closeDatabase();
  // As behind a proxy, so that those who search can be many.
  const site = await startSite(data, 1, { environment: { PARLEY_PROXIES: "1" } });
  const cookieOf = async (who: Person) => ({ cookie: `${sessionCookie().name}=${await sealSession(who.sessionId)}` });
  return { site, forum, thread: `/threads/${forum.slug}`, cookieOf };
}

type Asked = { paths: readonly string[]; headers?: Record<string, string>; status?: number; fromMany?: boolean };

/** The load that these paths bear, ours against a bare server that sends the same bytes with the same headers. */
export async function againstFloor(site: Site, { paths, headers = {}, status = 200, fromMany = false }: Asked) {
  const answers = [];
  for (const [i, path] of paths.entries())
    answers.push(await answerOf(site.url + path, fromMany ? { ...headers, "x-forwarded-for": networkOf(i) } : headers));
  const floor = await startFloor(answers);
  try {
    const [first = "/"] = paths;
    const asked = { headers, status, fromMany, ...(paths.length > 1 ? { paths } : {}) };
    const both: { ours: Load; floor: Load } = await loadBoth(
      { ...asked, url: site.url + first },
      { ...asked, url: floor.url + first },
    );
    return { ...both, answers };
  } finally {
    await floor.stop();
  }
}
