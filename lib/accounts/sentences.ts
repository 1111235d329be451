import type { RefusalLink } from "#lib/errors";

/** What is said of a link in a mail that works no more, and what helps. */
export const LINK_OVER: Record<
  "verify-email" | "reset-password" | "change-email",
  { words: string; link: RefusalLink }
> = {
  "verify-email": {
    words: "This link does not work any more: it works once, within 24 hours, and only the newest one does.",
    link: { href: "/verify", words: "Send a new link" },
  },
  "reset-password": {
    words: "This link does not work any more: it works once, within 30 minutes, and only the newest one does.",
    link: { href: "/reset", words: "Send a new link" },
  },
  "change-email": {
    words: "This link does not work any more: it works once, within an hour, and only the newest one does.",
    link: { href: "/settings", words: "Change the email again" },
  },
};

/** Said to who took longer than 15 minutes to choose a handle. */
export const PENDING_OVER: { words: string; link: RefusalLink } = {
  words: "You signed in there more than 15 minutes ago, or in another browser.",
  link: { href: "/signin", words: "Please sign in again" },
};

/** Said to who took longer than ten minutes to enter their code. */
export const AWAITED_OVER: { words: string; link: RefusalLink } = {
  words: "You showed who you are more than ten minutes ago, or in another browser.",
  link: { href: "/signin", words: "Please sign in again" },
};

/** Where a sign-in goes on that waits for a code. */
export const codePage = (then: string) => `/signin/code?then=${encodeURIComponent(then)}`;

/** Said to moderators and admins whose role waits for their second step, and where that is turned on. */
export const FACTOR_DUE =
  "This forum asks a second step of moderators and admins when they sign in. Until yours is on you have a member’s rights.";
export const TURN_ON: RefusalLink = { href: "/settings/second-step", words: "Turn on your second step" };

/** Of whatever code that is refused: nobody learns whether it was right once. */
export const WRONG_CODE =
  "This code is wrong, or it was used already. Your app shows another one every 30 seconds; a recovery code works once.";

/** The same whoever asks and whatever there is at the address, so that nobody learns who has an account. */
export const sentTo = (email: string) => `We sent a mail to ${email}.`;

/** What was just done, by the word that the address of /settings carries. */
export const SAVED: ReadonlyMap<string, string> = new Map([
  ["password", "Your password is changed. All other devices are signed out."],
  ["email", "Your address is changed. You sign in with it from now on."],
  ["session", "That device is signed out."],
  ["confirmed", "You can change how you sign in for ten minutes."],
  ["linked", "You can sign in with that account from now on."],
  ["unlinked", "That account does not sign you in any more."],
  ["factor-off", "Your second step is off. All other devices are signed out."],
  ["sessions", "All other devices are signed out."],
]);

/** Where linking an account elsewhere leads: what was begun to go there is there to link, and signs nobody in. */
export const LINKED = "/settings?saved=linked";

/** Why a sign-in by a provider came to nothing, by the word that the address of /signin carries. */
export const PROBLEMS = {
  away: "We could not reach who was to say who you are. Please try again in a moment, or sign in with your password.",
  failed: "Signing in there did not work, so nothing came of it here. Please try again.",
  denied: "You did not let us know who you are there, so nothing came of it here.",
  taken:
    "There is an account with your email here already. Sign in as before, then link the other account under “Your account”: we never do that by an email alone.",
  "no-email":
    "They did not tell us an email that they made sure is yours. Verify your email there first, or make an account with a password here.",
  often: "That was tried too often. Please wait a few minutes.",
  confirm: "Please show first who you are. Then link the account within ten minutes.",
  linked: "That account signs in another member, or you have linked another one of the same kind. Nothing was changed.",
} as const;

/** The sentence for such a word; undefined when somebody made it up. */
export const problemInWords = (word: string | undefined): string | undefined =>
  Object.entries(PROBLEMS).find(([known]) => known === word)?.[1];
