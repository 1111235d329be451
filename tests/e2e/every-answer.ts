import { hashOfToken, linkToken, newNonce } from "#lib/accounts/link-token";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { creditArgument } from "#lib/moved/credit-argument";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { type Person, VISITOR } from "#lib/viewer";
import { hide, taken } from "#tests/integration/decided";
import { newest } from "#tests/integration/newest";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, longAgo, reply, THREAD } from "#tests/people";

/** Who asks: a visitor; whose the thing is; another member; a moderator who has nothing to do with it; an admin. */
export const ROLES = ["visitor", "owner", "member", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];
export type Cast = Record<Exclude<Role, "visitor"> | "decider", Person>;

/** What there is to be asked for. `secret` is a word in all of it that is not for everyone. */
export type Made = Awaited<ReturnType<typeof makeThings>>;

export type Answer = {
  path: string | ((made: Made) => string);
  /** To whom it shows what it is there for. All others are led to sign in, or refused, and learn nothing. */
  for: readonly Role[];
  /** Who reads the secret there; nobody else does. */
  tells?: readonly Role[];
  /** The status that those get whom it is for, if it is not a page. */
  status?: number;
  /** It takes something in, and shows nothing to those who only ask for it. */
  takes?: true;
  /** What may be done there stands in the address, so it is taken from anywhere: mail programs send it (RFC 8058). */
  fromAnywhere?: true;
  /** The same bytes for everyone, kept in memory (lib/http/public-pages.ts). */
  isKept?: true;
};

const ANYBODY = ROLES;
const SIGNED_IN = ["owner", "member", "moderator", "admin"] as const;
const MODERATORS = ["moderator", "admin"] as const;
const OWNER = ["owner"] as const;

const thread = `/threads/${THREAD}`;
const own = ({ id }: Made) => `${thread}/arguments/${id}`;

const PUBLIC = { for: ANYBODY, isKept: true } as const;
const MADE_ANEW = { for: ANYBODY } as const;

/** Every page and route handler in app/, by its folder, and for whom it is. What is missing here fails a test. */
export const ROUTES: Record<string, Answer> = {
  "/": { path: "/", ...PUBLIC },
  "/about": { path: "/about", ...PUBLIC },
  "/legal": { path: "/legal", ...PUBLIC },
  "/log": { path: "/log", ...PUBLIC },
  "/log/feed.atom": { path: "/log/feed.atom", ...PUBLIC },
  "/members/[handle]": { path: "/members/editors", ...PUBLIC },
  "/notice": { path: "/notice?argument=1", ...PUBLIC },
  "/privacy": { path: "/privacy", ...PUBLIC },
  "/rules": { path: "/rules", ...PUBLIC },
  "/threads/[slug]": { path: thread, ...PUBLIC },
  "/threads/[slug]/arguments/[id]": { path: own, ...PUBLIC },
  "/threads/[slug]/arguments/[id]/credits": { path: (made) => `${own(made)}/credits`, ...PUBLIC },
  "/threads/[slug]/arguments/[id]/history": { path: (made) => `${own(made)}/history`, ...PUBLIC },
  "/threads/[slug]/map": { path: `${thread}/map`, ...PUBLIC },
  "/threads/[slug]/minds": { path: `${thread}/minds`, ...PUBLIC },
  "/threads/[slug]/timeline": { path: `${thread}/timeline`, ...PUBLIC },
  "/transparency": { path: "/transparency", ...PUBLIC },

  "/act/[id]": { path: ({ id }) => `/act/${id}?do=rate`, ...MADE_ANEW, status: 303 },
  "/api/auth/[...nextauth]": { path: "/api/auth/session", ...MADE_ANEW },
  "/api/similar": { path: `/api/similar?thread=${THREAD}&claim=talks`, ...MADE_ANEW },
  "/search": { path: "/search?q=talks", ...MADE_ANEW },
  "/transparency/statements.json": { path: "/transparency/statements.json", ...MADE_ANEW },
  "/reset": { path: "/reset", ...MADE_ANEW },
  "/setup": { path: "/setup?token=x", ...MADE_ANEW },
  "/signin": { path: "/signin", ...MADE_ANEW },
  "/signout": { path: "/signout", ...MADE_ANEW },
  "/signup": { path: "/signup", ...MADE_ANEW },
  "/unsubscribe": { path: "/unsubscribe", ...MADE_ANEW, fromAnywhere: true },
  "/verify": { path: "/verify", ...MADE_ANEW },

  // For whoever holds what cannot be guessed.
  "/notice/[receipt]": { path: ({ receipt }) => `/notice/${receipt}`, ...MADE_ANEW },
  "/reset/[token]": { path: ({ links }) => `/reset/${links["reset-password"]}`, ...MADE_ANEW },
  "/verify/[token]": { path: ({ links }) => `/verify/${links["verify-email"]}`, ...MADE_ANEW },
  // Of the account that asked for it alone; anybody else is told to sign in to that one.
  "/email/[token]": { path: ({ links }) => `/email/${links["change-email"]}`, ...MADE_ANEW },
  // Only for the browser that a provider sent.
  "/signup/handle": { path: "/signup/handle", for: SIGNED_IN },

  // Only for the browser whose sign-in waits for its code.
  "/signin/code": { path: "/signin/code", for: SIGNED_IN },

  "/api/seen": { path: "/api/seen", for: SIGNED_IN, takes: true },
  "/api/unsubscribe": { path: "/api/unsubscribe", for: ANYBODY, takes: true },

  "/threads/[slug]/argue": { path: `${thread}/argue`, for: SIGNED_IN },
  "/threads/[slug]/arguments/[id]/moved": { path: (made) => `${own(made)}/moved`, for: SIGNED_IN },
  "/threads/[slug]/arguments/[id]/rate": { path: (made) => `${own(made)}/rate`, for: SIGNED_IN },
  "/threads/[slug]/arguments/[id]/report": { path: (made) => `${own(made)}/report`, for: SIGNED_IN },
  "/decisions": { path: "/decisions", for: SIGNED_IN },
  "/notifications": { path: "/notifications", for: SIGNED_IN },
  "/settings": { path: "/settings", for: SIGNED_IN },
  "/settings/data": { path: "/settings/data", for: SIGNED_IN },
  "/settings/data/export": { path: "/settings/data/export", for: SIGNED_IN, tells: OWNER },
  "/settings/second-step": { path: "/settings/second-step", for: SIGNED_IN },
  "/settings/notifications": { path: "/settings/notifications", for: SIGNED_IN },
  // Of somebody else’s notification one gets to one's own, whether there is such a one or not.
  "/notifications/[id]": { path: ({ notification }) => `/notifications/${notification}`, for: SIGNED_IN, status: 307 },

  "/threads/[slug]/arguments/[id]/edit": { path: (made) => `${own(made)}/edit`, for: OWNER },
  "/decisions/[id]": { path: ({ decision }) => `/decisions/${decision}`, for: OWNER, tells: OWNER },
  "/threads/[slug]/arguments/[id]/review": {
    path: ({ hidden }) => `${thread}/arguments/${hidden}/review`,
    for: ["owner", "moderator", "admin"],
    tells: ["owner", "moderator", "admin"],
  },

  "/moderation": { path: "/moderation", for: MODERATORS },
  "/moderation/appeals": { path: "/moderation/appeals", for: MODERATORS, tells: MODERATORS },
  "/moderation/decided": { path: "/moderation/decided", for: MODERATORS, tells: MODERATORS },
  "/moderation/held": { path: "/moderation/held", for: MODERATORS },
  "/moderation/members/[handle]": {
    path: ({ handle }) => `/moderation/members/${handle}`,
    for: MODERATORS,
    tells: MODERATORS,
  },
  "/moderation/mine": { path: "/moderation/mine", for: MODERATORS },
  "/moderation/orders": { path: "/moderation/orders", for: MODERATORS },
  "/threads/[slug]/arguments/[id]/credits/[credit]": {
    path: ({ other, credit }) => `${thread}/arguments/${other}/credits/${credit}`,
    for: MODERATORS,
  },
  "/threads/[slug]/arguments/[id]/moderate": { path: (made) => `${own(made)}/moderate`, for: MODERATORS },
  "/threads/[slug]/moderate": { path: `${thread}/moderate`, for: MODERATORS },

  "/admin/members": { path: "/admin/members", for: ["admin"] },
  "/admin/rules": { path: "/admin/rules", for: ["admin"] },
  "/admin/threads": { path: "/admin/threads", for: ["admin"] },
  "/admin/threads/[slug]": { path: `/admin/threads/${THREAD}`, for: ["admin"] },
};

/** What lib/http answers by itself, before Next is asked, by the address that it looks for there. */
export const BEFORE_NEXT: Record<string, Answer> = {
  "/healthz": { path: "/healthz", ...MADE_ANEW },
  "/readyz": { path: "/readyz", ...MADE_ANEW },
  // For who shows a token, where one is set; otherwise there is nothing at this address.
  "/metrics": { path: "/metrics", for: [] },
  "/api/viewer": { path: `/api/viewer?thread=${THREAD}`, ...MADE_ANEW, tells: ["owner", "moderator", "admin"] },
  "/threads/[slug]/live": { path: `${thread}/live`, ...MADE_ANEW },
  "/_next/static": { path: "/icon.svg", ...PUBLIC },
};

/** Makes what the answers are asked for: `owner` wrote, was hidden, appealed, credited and was told. */
export async function makeThings({ owner, member, decider }: Cast, secret: string) {
  const id = await argue(owner, { claim: "Own and seen by all" });
  await longAgo(id, 60 * 60_000);
  await reply(member, id);
  const notification = newest("notifications");
  const hidden = await argue(owner, { claim: `Hidden ${secret}` });
  const decision = await taken(hide(decider, hidden));
  await appealDecision(owner, { decision, words: `It was not, says ${secret}.` });
  const other = await argue(member, { claim: "Credited" });
  const why = "It names what I had not thought of before, and I could look it up.";
  await creditArgument(owner, { id: other, changed: "point", why, position: 1 });
  const notice = { offence: "other", address: `${thread}/arguments/${id}`, law: "A law", explanation: "It is." };
  const from = { name: "A notifier", email: `${secret}@example.org`, goodFaith: "yes" };
  const { receipt } = await sendNotice(VISITOR, SendNotice.parse({ ...notice, ...from }), secret);
  const links = {
    "verify-email": linkFor("verify-email", owner),
    "reset-password": linkFor("reset-password", owner),
    "change-email": linkFor("change-email", owner),
  };
  const credit = newest("moved");
  return { id, hidden, decision, other, credit, notification, receipt, links, secret, handle: owner.handle };
}

/** A link as a mail holds it. */
function linkFor(purpose: string, { id, handle }: Person): string {
  const nonce = newNonce();
  const token = linkToken(purpose, nonce);
  inRawDatabase((db) =>
    db
      .prepare(
        "INSERT INTO mail_links (purpose, member_id, email, nonce, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      )
      .run(purpose, id, `${handle}@example.org`, nonce, hashOfToken(token), Date.now(), Date.now() + 600_000),
  );
  return token;
}
