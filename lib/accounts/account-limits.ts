import type { Transaction } from "#db/client";
import { countHit, forgiveHit, type Limit } from "#lib/limits/count-hit";

// Counted by what was typed, whether there is an account or not, so that a refusal tells nothing either.
const PER_EMAIL: Limit = { name: "account-mail", hits: 5, seconds: 60 * 60 };
const PER_ADDRESS: Limit = { name: "account-mail-address", hits: 20, seconds: 60 * 60 };

/** Counts a mail about an account that somebody at `address` asks for. Throws TooMany: nobody's inbox is filled from here. */
export async function countAccountMail(tx: Transaction, email: string, address: string): Promise<void> {
  await countHit(tx, PER_ADDRESS, address);
  await countHit(tx, PER_EMAIL, email);
}

const PER_OPENER: Limit = { name: "open-link", hits: 30, seconds: 15 * 60 };

/** Counts a try to use a link from a mail. Throws TooMany. */
export async function countOpening(tx: Transaction, address: string): Promise<void> {
  await countHit(tx, PER_OPENER, address);
}

const PER_MEMBER: Limit = { name: "change-password", hits: 10, seconds: 15 * 60 };

/** Counts a try of a member to show again who they are. Throws TooMany: a stolen session is not enough to guess by. */
export async function countConfirming(tx: Transaction, memberId: number): Promise<void> {
  await countHit(tx, PER_MEMBER, String(memberId));
}

// Of three codes in a million one is right at a time. Few per member from everywhere, however many addresses somebody has:
// only who has the password comes so far.
const CODES_PER_MEMBER: Limit = { name: "code", hits: 5, seconds: 15 * 60 };
const CODES_PER_ADDRESS: Limit = { name: "code-address", hits: 30, seconds: 15 * 60 };

/** Counts a try to enter a member's code, wherever. Throws TooMany. */
export async function countCode(tx: Transaction, memberId: number): Promise<void> {
  await countHit(tx, CODES_PER_MEMBER, String(memberId));
}

/** Takes back a counted try whose code was right. */
export async function forgiveCode(tx: Transaction, memberId: number): Promise<void> {
  await forgiveHit(tx, CODES_PER_MEMBER, String(memberId));
}

/** Counts a try to enter a code from an address, on whatever sign-in. Throws TooMany. */
export async function countCodeFrom(tx: Transaction, address: string): Promise<void> {
  await countHit(tx, CODES_PER_ADDRESS, address);
}
