import { performance } from "node:perf_hooks";
import pg from "pg";

/** Where each process says that it committed something, with how many that were in all (db/postgres/writer.ts). */
export const CHANNEL = "parley_committed";
/** Asks by itself so often whether something was committed, in case that what was told got lost. */
const ASK_EVERY_MS = 400;
/** Who has not heard from the database for so long knows nothing any more: what is kept has to be looked at each time. */
const DEAF_AFTER_MS = 900;

/** A connection on which no answer comes for so long is lost, whatever the network says. */
const ANSWER_PATIENCE_MS = 5_000;

export type Ear = {
  /** Changes whenever something was committed. */
  version: () => number;
  /** Rises when the database was away, or says fewer commits than before: another one may answer now. */
  era: () => number;
  /** This process committed what was the so-manieth in all. */
  hear: (commits: number) => void;
  /** Somebody got no answer from the database: it is asked at once. */
  doubt: () => void;
  /** Whether the database does not answer, or did not at some moment since `moment` (of `performance.now()`). */
  wasAway: (moment: number) => boolean;
  close: () => Promise<void>;
};

/** Listens for commits of all processes, on a connection of its own that is opened again when it is lost. */
export function listen(settings: pg.ClientConfig, patienceMs = ANSWER_PATIENCE_MS): Ear {
  let commits = 0;
  /** How often something was heard: the number of commits is another database's in another era. */
  let version = 0;
  let era = 0;
  let unknown = 0;
  let heardAt = Number.NEGATIVE_INFINITY;
  let isAway = false;
  let awayAt = Number.NEGATIVE_INFINITY;
  let connection: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const know = (counted: number) => {
    if (counted !== commits) version += 1;
    commits = counted;
  };
  const hear = (counted: number) => know(Math.max(commits, counted));
  const beginEra = () => {
    era += 1;
    version += 1;
  };

  async function connected(): Promise<pg.Client> {
    if (connection) return connection;
    const opened = new pg.Client({ ...settings, query_timeout: patienceMs });
    opened.on("error", () => undefined);
    opened.on("end", () => {
      if (connection === opened) connection = undefined;
    });
    opened.on("notification", ({ payload }) => hear(Number(payload)));
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      // One that does not listen is none, as on a server that only follows another one.
      void opened.end().catch(() => undefined);
      throw error;
    }
    connection = opened;
    if (isClosed) await opened.end();
    return opened;
  }

  async function ask() {
    timer = undefined;
    const asked = { at: performance.now(), commits };
    try {
      const { rows } = await (await connected()).query<{ commits: string }>("select commits from door");
      const counted = Number(rows[0]?.commits);
      if (counted < asked.commits) beginEra();
      // Also a smaller number counts, as of a database that was restored, unless it is older than what is known.
      if (commits === asked.commits) know(counted);
      heardAt = asked.at;
      isAway = false;
    } catch {
      // version() says that nothing is known, and the next time is soon, on another connection.
      void connection?.end().catch(() => undefined);
      connection = undefined;
      lose();
    }
    timer = isClosed ? undefined : setTimeout(ask, ASK_EVERY_MS).unref();
  }

  function lose() {
    if (!isAway) beginEra();
    isAway = true;
    awayAt = performance.now();
  }

  void ask();
  return {
    version: () => {
      if (performance.now() - heardAt <= DEAF_AFTER_MS) return version;
      unknown -= 1;
      return unknown;
    },
    era: () => era,
    hear,
    doubt: () => {
      lose();
      // Where no time is set it is being asked already.
      if (!timer) return;
      clearTimeout(timer);
      void ask();
    },
    wasAway: (moment) => isAway || awayAt >= moment,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await connection?.end();
    },
  };
}
