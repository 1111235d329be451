const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Erasures are to reach backups, too: none may be older. */
export const BACKUP_DAYS = 30;

export type Kept = {
  what: string;
  why: string;
  basis: Basis;
  /** So long, or null where no time is set. `until` says it in words, with from when. */
  keptMs: number | null;
  until: string;
};
type Basis =
  | "to run your account (Art. 6(1)(b) GDPR)"
  | "legitimate interest (Art. 6(1)(f))"
  | "the law (Art. 6(1)(c))";

const ACCOUNT: Basis = "to run your account (Art. 6(1)(b) GDPR)";
const INTEREST: Basis = "legitimate interest (Art. 6(1)(f))";
const LAW: Basis = "the law (Art. 6(1)(c))";

/**
 * What is kept of people, why, and for how long. The page on privacy is written from it, and the program forgets by it
 * (lib/privacy/forget-old.ts): a test holds both together.
 */
export const RETENTION = {
  account: {
    what: "Handle, email address and password hash",
    why: "So that you can sign in and be reached.",
    basis: ACCOUNT,
    keptMs: null,
    until: "until you delete your account",
  },
  arguments: {
    what: "Arguments with their revisions, quotes and sources, ratings, positions and credits",
    why: "They are the discussion.",
    basis: ACCOUNT,
    keptMs: null,
    until: "as long as the forum; without your name, or blank, once you delete your account",
  },
  reading: {
    what: "What you follow, what you have read, and what you want to be told",
    why: "So that you find where you were.",
    basis: ACCOUNT,
    keptMs: null,
    until: "until you delete your account",
  },
  limits: {
    what: "Attempts, counted under a keyed hash of the network address, the email or the account; the key changes daily",
    why: "To stop guessing and flooding. Addresses themselves are not kept.",
    basis: INTEREST,
    keptMs: DAY_MS,
    until: "for a day",
  },
  sessions: {
    what: "Devices on which you are signed in: browser and system in two words, and when they were used last",
    why: "So that you can see and end them, and a device that was signed out stays so.",
    basis: ACCOUNT,
    keptMs: DAY_MS,
    until: "until a day after you signed out, or after they expired",
  },
  waysIn: {
    what: "Your number at a service by which you sign in, if you do",
    why: "So that you can sign in by it.",
    basis: ACCOUNT,
    keptMs: null,
    until: "until you part from the service, or delete your account",
  },
  secondStep: {
    what: "That your second step is on, what its key is made of (useless without the secret of the forum), when its last code was used, and hashes of the recovery codes that are left",
    why: "So that nobody gets in with your password alone.",
    basis: ACCOUNT,
    keptMs: null,
    until: "until you turn it off, or delete your account",
  },
  awaitedCodes: {
    what: "That you showed who you are and have yet to enter the code of your second step",
    why: "So that you can enter it.",
    basis: ACCOUNT,
    keptMs: DAY_MS,
    until: "ten minutes, and a day more until it is cleared away",
  },
  mailLinks: {
    what: "That a link was sent to you, such as one to set a new password, and to which address",
    why: "So that each works once.",
    basis: ACCOUNT,
    keptMs: DAY_MS,
    until: "until a day after it stopped working",
  },
  pendingSignIns: {
    what: "What a service said of you when you came by it for the first time, until you chose a handle",
    why: "So that you can choose one.",
    basis: ACCOUNT,
    keptMs: DAY_MS,
    until: "for a quarter of an hour, and a day more until it is cleared away",
  },
  unfinishedAccounts: {
    what: "Accounts whose link nobody opened",
    why: "So that there is time to open it.",
    basis: ACCOUNT,
    keptMs: 7 * DAY_MS,
    until: "for 7 days, or as long as what moderators decided about one",
  },
  setupTokens: {
    what: "Used links that made the first admin (hashes)",
    why: "So that each works once.",
    basis: INTEREST,
    keptMs: DAY_MS,
    until: "until a day after use",
  },
  readNotifications: {
    what: "Notifications that you have read",
    why: "So that you can look them up.",
    basis: ACCOUNT,
    keptMs: 90 * DAY_MS,
    until: "for 90 days after you read them",
  },
  unreadNotifications: {
    what: "Notifications that you have not read",
    why: "So that you can read them.",
    basis: ACCOUNT,
    keptMs: 365 * DAY_MS,
    until: "for a year",
  },
  mails: {
    what: "That a mail was sent to you, or could not be; not what was in it",
    why: "To find out why mail does not come.",
    basis: INTEREST,
    keptMs: 90 * DAY_MS,
    until: "for 90 days",
  },
  outbox: {
    what: "Mails laid down as files, where the operator has set no mail server",
    why: "For the operator to hand on.",
    basis: INTEREST,
    keptMs: 30 * DAY_MS,
    until: "for 30 days",
  },
  reportNotes: {
    what: "Notes that you wrote to a report",
    why: "So that moderators understand it, and an appeal can be answered.",
    basis: INTEREST,
    keptMs: 365 * DAY_MS,
    until: "for a year after the report was answered",
  },
  memberNotes: {
    what: "Notes that moderators write about a member for each other",
    why: "So that whoever decides next knows what was before.",
    basis: INTEREST,
    keptMs: null,
    until: "until the member deletes their account",
  },
  erasures: {
    what: "Of who deleted their account: the number, when they joined and left, and what became of their arguments",
    why: "So that they are deleted again where a backup brings them back.",
    basis: LAW,
    keptMs: null,
    until: "as long as the forum, by number alone",
  },
  notifiers: {
    what: "Name and email of who sent a notice of illegal content",
    why: "To send the receipt and the outcome (Art. 16 of Regulation (EU) 2022/2065).",
    basis: LAW,
    keptMs: 270 * DAY_MS,
    until: "for nine months after the notice was answered: six in which it can be disputed, and a reserve",
  },
  wordsToFormer: {
    what: "Moderators’ words to somebody who deleted their account",
    why: "As a proof of what was decided and why, while it can be disputed.",
    basis: LAW,
    keptMs: 270 * DAY_MS,
    until: "for nine months after the decision; at once where the arguments go blank",
  },
  decisions: {
    what: "Decisions of moderators, statements of reasons, reports, appeals and notices, and what the checks before publishing found",
    why: "The law asks for it, and so does an equal measure for all.",
    basis: LAW,
    keptMs: null,
    until: "as long as the forum, by number: without your name once you delete your account",
  },
  record: {
    what: "The record of acts: who did what and when, by numbers alone, without addresses and words",
    why: "So that nobody, the operator included, can change unseen what was done.",
    basis: INTEREST,
    keptMs: null,
    until: "as long as the forum; your number leads to nobody once you delete your account",
  },
  backups: {
    what: "Backups of all this",
    why: "So that nothing is lost when a disk breaks.",
    basis: INTEREST,
    keptMs: BACKUP_DAYS * DAY_MS,
    until: `for ${BACKUP_DAYS} days at most; whoever left meanwhile is deleted again before a restored one is used`,
  },
} as const satisfies Record<string, Kept>;

export type KeptName = keyof typeof RETENTION;

/** What the program forgets by itself, of which it says so many milliseconds. */
export const keptMs = (name: KeptName): number => RETENTION[name].keptMs ?? Number.POSITIVE_INFINITY;
