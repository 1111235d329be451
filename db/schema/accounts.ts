import { sql } from "drizzle-orm";
import { check, id, index, instant, integer, table, text, uniqueIndex } from "#db/columns";

/** Rights of an account, from least to most. */
export const MEMBER_ROLES = ["member", "moderator", "admin"] as const;

/** People with an account. `suspendedById` is the decision that suspends them now, if one does. */
export const members = table(
  "members",
  {
    id: id(),
    handle: text("handle").notNull(),
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    role: text("role", MEMBER_ROLES).notNull(),
    suspendedById: integer("suspended_by_id"),
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

/** Signed-in devices. The cookie carries only the id; what counts stands here and on the member. */
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
  },
  (t) => [index("sessions_member").on(t.memberId)],
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
