import { beforeAll, describe, expect, test } from "vitest";
import { onPostgres } from "#db/columns";
import {
  accepts,
  both,
  FOREIGN,
  insertInto,
  MISSING,
  type Row,
  refuses,
  run,
  UNIQUE,
  x,
} from "#tests/integration/database-cases";
import { inRawDatabase } from "#tests/integration/raw-database";
import { CONCERN, emptyThread, PRO, seededDatabase } from "#tests/people";

// The seeded database: member 1 wrote the arguments 1 to 10 of thread 1 (1 to 6 are roots); audit rows tell of it.
beforeAll(async () => {
  await seededDatabase();
  await emptyThread("other");
  inRawDatabase((db) => db.exec("UPDATE stances SET slug = 'only-here' WHERE thread_id = 2 AND side = 1"));
});

const member = insertInto("members", {
  handle: "somebody",
  email: "somebody@example.org",
  password_hash: "none",
  role: "member",
  created_at: 0,
});

describe("members", () => {
  refuses([
    ["a handle of 2 characters", member({ handle: "ab" }), /members_handle_form/],
    ["a handle of 25 characters", member({ handle: x(25) }), /members_handle_form/],
    ["an upper-case handle", member({ handle: "Somebody" }), /members_handle_form/],
    ["a handle twice", member({ handle: "editors" }), UNIQUE],
    ["an email twice", member({ email: "editors@localhost" }), UNIQUE],
    ["an email of 2 characters", member({ email: "a@" }), /members_email_length/],
    ["an email of 255 characters", member({ email: x(255) }), /members_email_length/],
    ["an unknown role", member({ role: "owner" }), /members_role/],
    ["no password hash", member({ password_hash: null }), MISSING],
    [
      "a suspension by no decision",
      run("UPDATE members SET suspended_by_id = 1 WHERE id = 1"),
      /only a decision to suspend/,
    ],
    ["a member who starts suspended", member({ suspended_by_id: 1 }), /a member does not start suspended/],
    ["the removal of a member who wrote something", run("DELETE FROM members WHERE id = 1"), FOREIGN],
  ]);
  accepts([
    ["a handle of 3 characters", member({ handle: "abc" })],
    ["a handle of 24 characters", member({ handle: x(24) })],
    ["an email of 254 characters", member({ email: x(254) })],
    [
      "every role",
      both(...["member", "moderator", "admin"].map((role) => member({ role, handle: role, email: role }))),
    ],
  ]);
});

const session = insertInto("sessions", { id: "s", member_id: 1, created_at: 0, expires_at: 1 });

describe("sessions and set-up tokens", () => {
  refuses([
    ["a session of nobody", session({ member_id: 99 }), FOREIGN],
    ["a session id twice", both(session(), session()), UNIQUE],
    ["a token twice", run(...Array(2).fill("INSERT INTO setup_tokens VALUES ('t', 0, NULL)")), UNIQUE],
  ]);
  const link = insertInto("mail_links", {
    purpose: "reset-password",
    member_id: 1,
    email: "a@example.org",
    nonce: x(22),
    token_hash: "t",
    created_at: 0,
    expires_at: 1,
  });
  const identity = insertInto("identities", { provider: "github", subject: "1", member_id: 1, created_at: 0 });
  refuses([
    ["a link for something else", link({ purpose: "sign-in" }), /mail_links_purpose/],
    ["a link that is easy to guess", link({ nonce: x(21) }), /mail_links_nonce/],
    ["a link to no address", link({ email: "" }), /mail_links_email_length/],
    ["a link of nobody", link({ member_id: 99 }), FOREIGN],
    ["a link's token twice", both(link(), link({ purpose: "verify-email" })), UNIQUE],
    ["an account elsewhere twice", both(member({ id: 90 }), identity(), identity({ member_id: 90 })), UNIQUE],
    ["two accounts at one provider", both(identity(), identity({ subject: "2" })), UNIQUE],
    ["an account elsewhere without a number", identity({ subject: "" }), /identities_subject_length/],
    ["an account nowhere", identity({ provider: "" }), /identities_provider_length/],
    ["an account elsewhere of nobody", identity({ member_id: 99 }), FOREIGN],
  ]);
  const factor = insertInto("second_factors", { member_id: 1, nonce: x(22), last_step: 5, created_at: 0 });
  const code = insertInto("recovery_codes", { member_id: 1, code_hash: "h", created_at: 0 });
  const awaited = insertInto("awaited_codes", { token_hash: "t", member_id: 1, created_at: 0, expires_at: 1 });
  const step = (to: number) => run(`UPDATE second_factors SET last_step = ${to}`);
  refuses([
    ["a key that is easy to guess", factor({ nonce: x(21) }), /second_factors_nonce/],
    ["two keys of a member", both(factor(), factor()), UNIQUE],
    ["a key of nobody", factor({ member_id: 99 }), FOREIGN],
    ["a code twice", both(factor(), step(5)), /a code is taken once/],
    ["a code from before the last", both(factor(), step(4)), /a code is taken once/],
    ["another key in its place", both(factor(), run(`UPDATE second_factors SET nonce = '${x(23)}'`)), /is taken once/],
    ["a recovery code without a key", code(), FOREIGN],
    ["a recovery code twice", both(factor(), code(), code()), UNIQUE],
    ["a code awaited of nobody", awaited({ member_id: 99 }), FOREIGN],
    ["the token of an awaited code twice", both(awaited(), awaited()), UNIQUE],
  ]);
  accepts([
    ["a newer code", both(factor(), step(6))],
    ["the end of a key with its recovery codes", both(factor(), code(), run("DELETE FROM second_factors"))],
  ]);
  accepts([["a link and accounts at two providers", both(link(), identity(), identity({ provider: "google" }))]]);

  test("a session goes with its member", () => {
    inRawDatabase((db) => {
      db.exec("BEGIN");
      member({ id: 90 })(db);
      session({ member_id: 90 })(db);
      db.exec("DELETE FROM members WHERE id = 90");
      expect(db.prepare("SELECT * FROM sessions").all()).toEqual([]);
    });
  });
});

const root = insertInto("arguments", {
  thread_id: 1,
  parent_id: null,
  root_id: null,
  depth: 1,
  stance: PRO,
  author_id: 1,
  revision: 1,
  idempotency_key: "a key",
  created_at: 0,
});
const reply = (row: Row = {}) => root({ parent_id: 1, root_id: 1, depth: 2, ...row });
/** Replies to replies below argument 1, each one level deeper, to the given level. */
const chainTo = (depth: number) =>
  both(
    ...Array.from({ length: depth - 1 }, (_, i) =>
      reply({ id: 100 + i, parent_id: i === 0 ? 1 : 99 + i, depth: i + 2, idempotency_key: `key ${i}` }),
    ),
  );
/** Argument 7 is a reply to argument 1. A trigger refuses a misplaced reply first, so an update shows the rule behind it. */
const changeReply = (change: string) => run(`UPDATE arguments SET ${change} WHERE id = 7`);
const MISPLACED = /a reply stands one level below its parent in the same thread/;

describe("arguments", () => {
  refuses([
    ["depth 9", chainTo(9), /arguments_depth/],
    ["depth 0", changeReply("depth = 0"), MISPLACED],
    ["a reply at depth 0", reply({ depth: 0 }), MISPLACED],
    ["a reply without a parent", reply({ parent_id: null }), /arguments_root_or_reply|arguments_reply_has_root/],
    ["a root at depth 2", root({ depth: 2 }), /arguments_root_or_reply/],
    ["a reply at depth 1", reply({ depth: 1 }), MISPLACED],
    ["a reply that is moved to depth 1", changeReply("depth = 1"), MISPLACED],
    ["a reply two levels below its parent", reply({ depth: 3 }), MISPLACED],
    ["a reply beside its parent", reply({ parent_id: 7, depth: 2 }), MISPLACED],
    ["a reply that does not know its root", reply({ root_id: null }), MISPLACED],
    ["a reply that forgets its root", changeReply("root_id = NULL"), MISPLACED],
    ["a reply below another root than its parent", reply({ root_id: 2 }), MISPLACED],
    ["a reply to a reply that takes it for the root", reply({ parent_id: 7, root_id: 7, depth: 3 }), MISPLACED],
    ["a reply to a reply below another root", reply({ parent_id: 7, root_id: 2, depth: 3 }), MISPLACED],
    ["a reply in another thread than its parent", reply({ thread_id: 2, stance: CONCERN }), MISPLACED],
    ["a root below another root", root({ root_id: 1 }), /arguments_reply_has_root/],
    ["a root without a stance", root({ stance: null }), /arguments_root_has_stance/],
    ["a stance of no thread", root({ stance: "nowhere" }), FOREIGN],
    ["a stance of another thread", root({ stance: "only-here" }), FOREIGN],
    ["a thread that is not there", root({ thread_id: 99 }), FOREIGN],
    ["a parent that is not there", reply({ parent_id: 99 }), MISPLACED],
    ["a reply that is moved below nothing", changeReply("parent_id = 99"), MISPLACED],
    ["a root that is not there", reply({ root_id: 99 }), MISPLACED],
    ["a reply that is moved below no root", changeReply("root_id = 99"), MISPLACED],
    ["an author who is not there", root({ author_id: 99 }), FOREIGN],
    ["the same key of the same author twice", both(root(), root()), UNIQUE],
    ["an argument that starts hidden", root({ hidden_by_id: 1 }), /neither hidden nor deleted/],
    ["an argument that starts deleted", root({ deleted_by_id: 1 }), /neither hidden nor deleted/],
    ["the removal of an argument that was answered", run("DELETE FROM arguments WHERE id = 1"), FOREIGN],
    ["the removal of a stance that is argued", run(`DELETE FROM stances WHERE slug = '${PRO}'`), FOREIGN],
  ]);
  accepts([
    ["depth 8", chainTo(8)],
    ["a reply to a reply", reply({ parent_id: 7, depth: 3 })],
    ["a reply without a stance: just asking", reply({ stance: null })],
    ["a root of the other side", root({ stance: CONCERN })],
    ["the same key of another author", both(member({ id: 90 }), root(), root({ author_id: 90 }))],
  ]);
});

const revision = insertInto("argument_revisions", {
  argument_id: 1,
  number: 2,
  claim: "A claim",
  body: "",
  html: "",
  sources: "[]",
  created_at: 0,
});
const replyRevision = (row: Row = {}) => revision({ claim: null, body: "A reply", ...row });

describe("the texts of arguments", () => {
  refuses([
    ["a claim of 141 characters", revision({ claim: x(141) }), /claim_length/],
    ["an empty claim", revision({ claim: "" }), /claim_length/],
    ["a body of 5001 characters", revision({ body: x(5001) }), /root_body/],
    ["a reply of 3001 characters", replyRevision({ body: x(3001) }), /reply_body/],
    ["an empty reply", replyRevision({ body: "" }), /reply_body/],
    ["a language of 36 characters", revision({ language: x(36) }), /language_length/],
    ["the same number twice", revision({ number: 1 }), /a text that was written is never changed/],
    ["a text of no argument", revision({ argument_id: 99 }), FOREIGN],
  ]);
  accepts([
    ["a claim of 140 characters", revision({ claim: x(140) })],
    ["a claim of 140 emoji", revision({ claim: "🙂".repeat(140) })],
    ["a claim alone", revision()],
    ["a body of 5000 characters", revision({ body: x(5000) })],
    ["a reply of 3000 characters", replyRevision({ body: x(3000) })],
    ["a language", revision({ language: "prs" })],
  ]);
});

const thread = insertInto("threads", { slug: "new", revision: 1, opened_by_id: 1, created_at: 0 });
const stance = insertInto("stances", { thread_id: 1, side: 1, slug: "new", label: "", summary: "" });
const article = (motion: string, number = 2, threadId = 1) =>
  insertInto("article_revisions", {
    thread_id: threadId,
    number,
    motion,
    published_by_id: 1,
    created_at: 0,
    sources: "[]",
    ...Object.fromEntries(["kicker", "title", "dek", "published", "markdown", "language"].map((name) => [name, ""])),
  })();

describe("threads", () => {
  refuses([
    ["a slug twice", thread({ slug: "other" }), UNIQUE],
    ["an empty slug", thread({ slug: "" }), /slug_length/],
    ["a slug of 81 characters", thread({ slug: x(81) }), /slug_length/],
    ["an opener who is not there", thread({ opened_by_id: 99 }), FOREIGN],
    ["a third stance", stance({ side: 3 }), /two_sides/],
    ["two stances on one side", stance(), UNIQUE],
    ["a stance twice", stance({ slug: PRO }), UNIQUE],
    ["a stance of no thread", stance({ thread_id: 99 }), FOREIGN],
    ["an empty motion", article(""), /motion_length/],
    ["a motion of 301 characters", article(x(301)), /motion_length/],
    ["the same number of an article twice", article("A motion", 1), UNIQUE],
    ["an article of no thread", article("A motion", 1, 99), FOREIGN],
    ["the removal of a thread in which somebody argued", run("DELETE FROM threads WHERE id = 1"), FOREIGN],
  ]);
  accepts([
    ["a slug of 80 characters", thread({ slug: x(80) })],
    ["a motion of 300 characters", article(x(300))],
    ["the removal of an empty thread, with its stances and article", run("DELETE FROM threads WHERE id = 2")],
  ]);
});

const GUARDS = onPostgres
  ? `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname <> 'audit_numbered'
     UNION ALL SELECT index.relname FROM pg_index JOIN pg_class index ON index.oid = indexrelid
       WHERE indisunique AND NOT indisprimary AND indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
     UNION ALL VALUES ('moved_across_or_not'), ('ratings_stay_strong_or_weak'), ('ratings_strong_or_weak') -- the type boolean`
  : "SELECT name FROM sqlite_schema WHERE type = 'trigger' OR sql LIKE 'CREATE UNIQUE%'";

// Here, in acts-are-rows, opinion-rules, answer-rules, moderation-rules, decided-states, case-rules, cases-are-closed or
// erasure-rules.
test("every unique index and trigger of the schema is tried", () => {
  const guards = inRawDatabase((db) => db.prepare(GUARDS).pluck().all() as string[]);
  // Those that raise the revisions of scopes are tried in scopes.
  expect(guards.filter((name) => !name.startsWith("scope_")).toSorted()).toEqual([
    "appeals_answered_by_another",
    "appeals_answered_once",
    "appeals_by_whom_it_concerns",
    "appeals_no_delete",
    "appeals_no_replace",
    "appeals_no_update",
    "appeals_once",
    "appeals_start_open",
    "argument_revisions_hidden_by_decision",
    "argument_revisions_no_replace",
    "argument_revisions_no_update",
    "argument_revisions_sources",
    "argument_revisions_start_shown",
    "arguments_below_parent",
    "arguments_counted",
    "arguments_counted_again",
    "arguments_counted_before_removal",
    "arguments_counted_no_more",
    "arguments_deleted_by_act",
    "arguments_held_by_hold",
    "arguments_hidden_by_decision",
    "arguments_locked_by_decision",
    "arguments_once",
    "arguments_quotes_counted_again",
    "arguments_quotes_counted_before_removal",
    "arguments_quotes_counted_no_more",
    "arguments_start_free",
    "arguments_start_visible",
    "arguments_stay_below_parent",
    "audit_no_delete",
    "audit_no_replace",
    "audit_no_update",
    "cases_closed_by_decision",
    "cases_no_delete",
    "cases_no_replace",
    "cases_no_update",
    "cases_of_appeal",
    "cases_of_argument",
    "cases_of_notice",
    "cases_reopen_once",
    "cases_start_open",
    "decisions_no_delete",
    "decisions_no_replace",
    "decisions_no_update",
    "decisions_of_others",
    "decisions_reverse_standing",
    "decisions_state_their_restriction",
    "decisions_statement",
    "erasures_no_delete",
    "erasures_no_replace",
    "erasures_no_update",
    "erasures_once",
    "house_texts_no_delete",
    "house_texts_no_replace",
    "house_texts_no_update",
    "identities_member",
    "identities_subject",
    "mail_links_token",
    "member_notes_no_delete",
    "member_notes_no_replace",
    "member_notes_no_update",
    "members_become_former_by_erasure",
    "members_email",
    "members_former_by_erasure",
    "members_handle",
    "members_start_free",
    "members_suspended_by_decision",
    "mentions_are_few",
    "mentions_no_update",
    "moved_across_or_not",
    "moved_by_others",
    "moved_by_visible",
    "moved_ends_once",
    "moved_no_delete",
    "moved_no_replace",
    "moved_no_update",
    "moved_once",
    "moved_removed_by_decision",
    "moved_start_standing",
    "moved_withdrawn_by_act",
    "notices_answered_by_decision",
    "notices_no_delete",
    "notices_no_replace",
    "notices_no_update",
    "notices_receipt",
    "notices_start_open",
    "notifications_once",
    "orders_executed_by_hide",
    "orders_no_delete",
    "orders_no_replace",
    "orders_no_update",
    "orders_reference",
    "orders_start_open",
    "passages_counted",
    "passages_counted_again",
    "passages_counted_before_removal",
    "passages_counted_no_more",
    "passages_of_others",
    "passages_stay_of_others",
    "position_changes_from_position",
    "position_changes_no_delete",
    "position_changes_no_replace",
    "position_changes_no_update",
    "positions_by_change",
    "positions_stay_by_change",
    "positions_while_rated",
    "proposals_once",
    "ratings_of_others",
    "ratings_of_visible",
    "ratings_stay",
    "ratings_stay_strong_or_weak",
    "ratings_strong_or_weak",
    "ratings_with_position",
    "reports_answered_by_decision",
    "reports_no_delete",
    "reports_no_replace",
    "reports_no_update",
    "reports_of_others",
    "reports_of_visible",
    "reports_once",
    "reports_start_open",
    "second_factors_step_rises",
    "stances_side",
    "statements_lists",
    "statements_no_delete",
    "statements_no_replace",
    "statements_no_update",
    "statements_puid",
    "threads_locked_by_decision",
    "threads_slow_by_decision",
    "threads_slug",
    "threads_start_open",
  ]);
});
