import { sql } from "drizzle-orm";
import { boolean, check, id, index, instant, integer, primaryKey, table, text, uniqueIndex } from "#db/columns";
import { mailLinks, members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { notices } from "#db/schema/cases";
import { decisions } from "#db/schema/moderation";

/** What members are told about. */
export const NOTIFICATION_KINDS = ["reply", "mention", "moved", "decision", "appeal", "report"] as const;

/** What somebody is told: that `actorId` did this to or with `argumentId`, or what `decisionId` says. */
export const notifications = table(
  "notifications",
  {
    id: id(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind", NOTIFICATION_KINDS).notNull(),
    argumentId: integer("argument_id").references(() => argumentsTable.id),
    actorId: integer("actor_id").references(() => members.id),
    decisionId: integer("decision_id").references(() => decisions.id),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
    /** The mail that tells of it, null while none does. */
    mailId: integer("mail_id").references(() => mails.id),
  },
  (t) => [
    index("notifications_member").on(t.memberId, t.id),
    index("notifications_unread").on(t.memberId).where(sql`read_at is null`),
    index("notifications_mail").on(t.mailId),
    index("notifications_argument").on(t.argumentId),
    index("notifications_unmailed").on(t.createdAt).where(sql`mail_id is null and read_at is null`),
    uniqueIndex("notifications_once")
      .on(t.memberId, t.kind, t.argumentId, t.actorId)
      .where(sql`kind in ('reply', 'mention', 'moved')`),
    check("notifications_kind", sql`${t.kind} in ('reply', 'mention', 'moved', 'decision', 'appeal', 'report')`),
  ],
);

/** What a member switched off or on; without a row both are on. */
export const notificationSwitches = table(
  "notification_switches",
  {
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind", NOTIFICATION_KINDS).notNull(),
    onPage: boolean("on_page").notNull(),
    byMail: boolean("by_mail").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.kind] }),
    check(
      "notification_switches_kind",
      sql`${t.kind} in ('reply', 'mention', 'moved', 'decision', 'appeal', 'report')`,
    ),
  ],
);

/** What mails there are. */
export const MAIL_KINDS = [
  "digest",
  "receipt",
  "outcome",
  "verify-email",
  "reset-password",
  "change-email",
  "account-exists",
  "email-asked",
  "email-changed",
  "password-changed",
  "factor-on",
  "factor-off",
  "factor-reset",
  "recovery-codes",
  "identity-linked",
  "identity-unlinked",
] as const;

/**
 * Mail: a digest to a member, a receipt or an outcome to who sent a notice, or about an account, to the `address` that it
 * had when it was written; written with what it tells of, sent after the commit, tried again until it is sent or given up.
 */
export const mails = table(
  "mails",
  {
    id: id(),
    memberId: integer("member_id").references(() => members.id),
    noticeId: integer("notice_id").references(() => notices.id),
    kind: text("kind", MAIL_KINDS).notNull(),
    /** The link in a mail about an account. */
    linkId: integer("link_id").references(() => mailLinks.id, { onDelete: "cascade" }),
    /** Where a mail about an account goes; forgotten once it went. */
    address: text("address"),
    createdAt: instant("created_at").notNull(),
    tries: integer("tries").notNull(),
    /** When it is tried next; null once it is sent or given up. */
    nextTryAt: instant("next_try_at"),
    sentAt: instant("sent_at"),
    failure: text("failure"),
  },
  (t) => [
    index("mails_due").on(t.nextTryAt).where(sql`next_try_at is not null`),
    index("mails_member").on(t.memberId, t.createdAt),
    index("mails_notice").on(t.noticeId),
    index("mails_link").on(t.linkId),
    check(
      "mails_kind",
      sql`${t.kind} in ('digest', 'receipt', 'outcome', 'verify-email', 'reset-password', 'change-email', 'account-exists', 'email-asked', 'email-changed', 'password-changed', 'factor-on', 'factor-off', 'factor-reset', 'recovery-codes', 'identity-linked', 'identity-unlinked')`,
    ),
    check(
      "mails_addressee",
      sql`(${t.kind} in ('receipt', 'outcome')) = (${t.noticeId} is not null) and (${t.kind} in ('receipt', 'outcome')) = (${t.memberId} is null)`,
    ),
    check(
      "mails_link",
      sql`(${t.kind} in ('verify-email', 'reset-password', 'change-email')) = (${t.linkId} is not null)`,
    ),
  ],
);
