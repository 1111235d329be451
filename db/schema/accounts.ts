import { sql } from "drizzle-orm";
import { check, id, index, instant, integer, primaryKey, table, text, uniqueIndex } from "#db/columns";

/** Rights of an account, from least to most. */
export const MEMBER_ROLES = ["member", "moderator", "admin"] as const;

/**
 * People with an account. `suspendedById` is the decision that suspends them now, if one does. `verifiedAt`: since when
 * they count as having shown that the email is theirs; from the start where there is no mail server to show it by.
 */
export const members = table(
  "members",
  {
    id: id(),
    handle: text("handle").notNull(),
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    role: text("role", MEMBER_ROLES).notNull(),
    suspendedById: integer("suspended_by_id"),
    verifiedAt: instant("verified_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("members_handle").on(t.handle),
    uniqueIndex("members_email").on(t.email),
    index("members_role").on(t.role),
    check("members_handle_form", sql`length(${t.handle}) between 3 and 24 and ${t.handle} = lower(${t.handle})`),
    check("members_email_length", sql`length(${t.email}) between 3 and 254`),
    check("members_role", sql`${t.role} in ('member', 'moderator', 'admin')`),
  ],
);

/**
 * Signed-in devices. The cookie carries only the id; what counts stands here and on the member. `device`: browser and
 * system in two words. `lastSeenAt`: to a few minutes, null until then. `confirmedAt`: when they showed again who they are.
 * `factorNonce`: what the key of a second factor is made of that is being set up on this device.
 */
export const sessions = table(
  "sessions",
  {
    id: text("id").primaryKey(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
    device: text("device"),
    lastSeenAt: instant("last_seen_at"),
    confirmedAt: instant("confirmed_at"),
    factorNonce: text("factor_nonce"),
  },
  (t) => [index("sessions_member").on(t.memberId)],
);

/**
 * Members who show a code from an app as well when they sign in: the “second step”. The key that the app has stands
 * nowhere: it is made of the `nonce` and the secret (lib/accounts/factor-key.ts). `lastStep`: the half minute, counted from
 * 1970, of the last code that was taken, so that each is taken once.
 */
export const secondFactors = table(
  "second_factors",
  {
    memberId: integer("member_id")
      .primaryKey()
      .references(() => members.id, { onDelete: "cascade" }),
    nonce: text("nonce").notNull(),
    lastStep: integer("last_step").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [check("second_factors_nonce", sql`length(${t.nonce}) >= 22`)],
);

/** Codes for who has lost their app. Only the SHA-256 of each is kept, and its row goes when it is used. */
export const recoveryCodes = table(
  "recovery_codes",
  {
    memberId: integer("member_id")
      .notNull()
      .references(() => secondFactors.memberId, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.codeHash] })],
);

/**
 * Members who showed by a password or a provider who they are, and whose code is awaited. Their browser holds the token,
 * of which only the SHA-256 is kept.
 */
export const awaitedCodes = table(
  "awaited_codes",
  {
    tokenHash: text("token_hash").primaryKey(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("awaited_codes_member").on(t.memberId), index("awaited_codes_expires").on(t.expiresAt)],
);

/** What a link in a mail may do, once. */
export const LINK_PURPOSES = ["verify-email", "reset-password", "change-email"] as const;

/**
 * One-time links sent to `email`. Only the SHA-256 of the token is kept: it is made of the `nonce` and the secret
 * (lib/accounts/link-token.ts) when the mail is written, so that nobody who reads the database can open a link.
 */
export const mailLinks = table(
  "mail_links",
  {
    id: id(),
    purpose: text("purpose", LINK_PURPOSES).notNull(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    nonce: text("nonce").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    /** When a newer link, a new password or a suspension made it worthless. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("mail_links_token").on(t.tokenHash),
    index("mail_links_member").on(t.memberId),
    index("mail_links_expires").on(t.expiresAt),
    check("mail_links_purpose", sql`${t.purpose} in ('verify-email', 'reset-password', 'change-email')`),
    check("mail_links_email_length", sql`length(${t.email}) between 3 and 254`),
    check("mail_links_nonce", sql`length(${t.nonce}) >= 22`),
  ],
);

/** Accounts elsewhere that sign a member in here. `provider` names who says so, `subject` is their number for the person. */
export const identities = table(
  "identities",
  {
    id: id(),
    provider: text("provider").notNull(),
    subject: text("subject").notNull(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("identities_subject").on(t.provider, t.subject),
    uniqueIndex("identities_member").on(t.memberId, t.provider),
    check("identities_provider_length", sql`length(${t.provider}) between 1 and 300`),
    check("identities_subject_length", sql`length(${t.subject}) between 1 and 255`),
  ],
);

/**
 * Somebody whom a provider named and who has no account yet: what it said, until they choose a handle. Their browser
 * holds the token, of which only the SHA-256 is kept. `email` is there only when the provider says it is verified.
 */
export const pendingSignIns = table(
  "pending_sign_ins",
  {
    tokenHash: text("token_hash").primaryKey(),
    provider: text("provider").notNull(),
    subject: text("subject").notNull(),
    email: text("email").notNull(),
    /** The page of this forum to go on to. */
    leadsTo: text("leads_to").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("pending_sign_ins_expires").on(t.expiresAt)],
);

/** One-time links that let the first admin make their account. Only the SHA-256 of the token is kept. */
export const setupTokens = table("setup_tokens", {
  tokenHash: text("token_hash").primaryKey(),
  createdAt: instant("created_at").notNull(),
  usedAt: instant("used_at"),
});

/** Attempts counted per key (what, who) in a window that starts at `startedAt`. */
export const limits = table(
  "limits",
  {
    key: text("key").primaryKey(),
    startedAt: instant("started_at").notNull(),
    hits: integer("hits").notNull(),
  },
  (t) => [index("limits_started").on(t.startedAt)],
);
