import { beforeAll, describe } from "vitest";
import {
  type Act,
  accepts,
  both,
  type Case,
  decides,
  insertInto,
  type Row,
  refuses,
  run,
} from "#tests/integration/database-cases";
import { inRawDatabase } from "#tests/integration/raw-database";
import { seededDatabase } from "#tests/people";

const decider = insertInto("members", {
  id: 80,
  handle: "decider",
  email: "decider@example.org",
  password_hash: "none",
  role: "member",
  created_at: 0,
});

// The seeded database: member 1 wrote the arguments 1 to 10 of thread 1 (1 to 6 are roots). 80 decides.
beforeAll(async () => {
  await seededDatabase();
  inRawDatabase(decider());
});

const decision = decides({
  id: 50,
  kind: "hide",
  argument_id: 1,
  argument_revision: 1,
  thread_id: 1,
  member_id: 1,
  moderator_id: 80,
  ground: "spam",
  reason: "Why.",
  until: 1,
  created_at: 0,
});
const sets = (table: string, set: string, where = "id = 1") => run(`UPDATE ${table} SET ${set} WHERE ${where}`);
const then = (row: Row, table: string, set: string, where?: string) => both(decision(row), sets(table, set, where));
const thread = insertInto("threads", { slug: "new", revision: 1, opened_by_id: 1, created_at: 0 });
const HIDES = /only a decision to hide this argument/;
const HELD = /an argument is held by a decision to hold it/;
const LOCKS = /only a decision to lock this argument/;
const hold = { kind: "hold", ground: null, reason: "" };
const held = then(hold, "arguments", "hidden_by_id = 50, held = 1");
const locked = "locked_by_id = 50";
const by50 = "hidden_by_id = 50";
const FIRST = "argument_id = 1 AND number = 1";
const RUNS = "argument_id, number, claim, body, html, sources, created_at";
const text: Act = run(`INSERT INTO argument_revisions (${RUNS}) VALUES (1, 2, 'A claim', '', '', '[]', 0)`);
const hiddenText = (row: Row, where = FIRST) =>
  both(text, then({ kind: "hide-revision", ...row }, "argument_revisions", by50, where));
const TEXT_HIDES = /only a decision to hide this text/;

describe("a state names the decision that caused it: the database", () => {
  refuses([
    ...["keep", "publish", "lock", "hide-revision", "remove-credit", "move"].map(
      (kind): Case => [`hiding by a decision to ${kind}`, then({ kind }, "arguments", by50), HIDES],
    ),
    ["hiding by a warning without an argument", then({ kind: "warn", argument_id: null }, "arguments", by50), HIDES],
    [
      "hiding by a hold of another argument",
      then({ ...hold, argument_id: 2 }, "arguments", `${by50}, held = 1`),
      HIDES,
    ],
    ["holding by a decision to hide", then({}, "arguments", `${by50}, held = 1`), HELD],
    ["hiding by a hold that is not marked so", then(hold, "arguments", by50), HELD],
    ["holding what is not hidden", sets("arguments", "held = 1"), HELD],
    ["holding what was hidden", both(then({}, "arguments", by50), sets("arguments", "held = 1")), HELD],
    ["showing what stays held", both(held, sets("arguments", "hidden_by_id = NULL")), HELD],
    ["letting go of what stays hidden", both(held, sets("arguments", "held = 0")), HELD],
    ["hiding what stays held", both(held, decision({ id: 51 }), sets("arguments", "hidden_by_id = 51")), HELD],
    ["locking by no decision", sets("arguments", locked), LOCKS],
    ["locking by a decision to hide", then({}, "arguments", locked), LOCKS],
    ["locking another argument", then({ kind: "lock" }, "arguments", locked, "id = 2"), LOCKS],
    ["locking a thread by no decision", sets("threads", locked), /only a decision to lock this thread/],
    [
      "locking a thread by slowing it",
      then({ kind: "slow" }, "threads", locked),
      /only a decision to lock this thread/,
    ],
    ["slowing a thread by locking it", then({ kind: "lock-thread" }, "threads", "slow_by_id = 50"), /only .* to slow/],
    ["slowing a thread by no decision", sets("threads", "slow_by_id = 50"), /only a decision to slow this thread/],
    [
      "slowing another thread",
      both(thread({ id: 2 }), then({ kind: "slow" }, "threads", "slow_by_id = 50", "id = 2")),
      /only a decision to slow this thread/,
    ],
    [
      "locking another thread",
      both(thread({ id: 2 }), then({ kind: "lock-thread" }, "threads", locked, "id = 2")),
      /only a decision to lock this thread/,
    ],
    ["hiding a text by no decision", sets("argument_revisions", by50, FIRST), TEXT_HIDES],
    ["hiding a text by a decision to hide", hiddenText({ kind: "hide" }), TEXT_HIDES],
    ["hiding another text", hiddenText({}, "argument_id = 1 AND number = 2"), TEXT_HIDES],
    ["hiding a text of another argument", hiddenText({}, "argument_id = 2 AND number = 1"), TEXT_HIDES],
    ...["locked_by_id", "slow_by_id"].map(
      (state): Case => [
        `a thread that starts with ${state}`,
        thread({ [state]: 50 }),
        /a thread starts neither locked nor slow/,
      ],
    ),
    ...["held", "locked_by_id"].map(
      (state): Case => [
        `an argument that starts with ${state}`,
        run(`INSERT INTO arguments (thread_id, depth, stance, author_id, revision, idempotency_key, created_at, ${state})
          SELECT thread_id, depth, stance, author_id, revision, 'new', 0, 1 FROM arguments WHERE id = 1`),
        /an argument starts neither held nor locked/,
      ],
    ),
    [
      "a text that starts hidden",
      run(`INSERT INTO argument_revisions (${RUNS}, hidden_by_id) VALUES (1, 2, 'A claim', '', '', '[]', 0, 50)`),
      /a text does not start hidden/,
    ],
  ]);
  accepts([
    ...["hide", "warn", "suspend"].map(
      (kind): Case => [`hiding by a decision to ${kind}`, then({ kind }, "arguments", by50)],
    ),
    ["holding", held],
    ["publishing what was held", both(held, sets("arguments", "hidden_by_id = NULL, held = 0"))],
    ["hiding what was held", both(held, decision({ id: 51 }), sets("arguments", "hidden_by_id = 51, held = 0"))],
    [
      "locking and unlocking",
      both(then({ kind: "lock" }, "arguments", locked), sets("arguments", "locked_by_id = NULL")),
    ],
    ["a locked thread", then({ kind: "lock-thread", member_id: null }, "threads", locked)],
    ["a slow thread", then({ kind: "slow", member_id: null }, "threads", "slow_by_id = 50")],
    ["a thread as it was", sets("threads", "locked_by_id = NULL, slow_by_id = NULL")],
    ["a hidden text, and shown again", both(hiddenText({}), sets("argument_revisions", "hidden_by_id = NULL", FIRST))],
  ]);
});
