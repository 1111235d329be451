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

/** The same whoever asks and whatever there is at the address, so that nobody learns who has an account. */
export const sentTo = (email: string) => `We sent a mail to ${email}.`;

/** What was just done, by the word that the address of /settings carries. */
export const SAVED: ReadonlyMap<string, string> = new Map([
  ["password", "Your password is changed. All other devices are signed out."],
  ["email", "Your address is changed. You sign in with it from now on."],
  ["session", "That device is signed out."],
  ["sessions", "All other devices are signed out."],
]);
