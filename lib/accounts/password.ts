import { hash, verify } from "@node-rs/argon2";
import { dictionary } from "@zxcvbn-ts/language-common";
import { PASSWORD_LENGTH } from "#lib/accounts/schema";
import { Invalid } from "#lib/errors";
import { countCharacters } from "#lib/text/plain-line";

// Argon2id with the first of OWASP's equal recommendations (Password Storage Cheat Sheet): 19 MiB, 2 passes.
// The work is done on libuv's threads, not on the event loop.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The Argon2id hash of a new password. Never inside write(): it takes tens of milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}

/** Whether `password` is the one behind `passwordHash`. Without a hash, or with none that can be matched, it takes as long and says no. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  unknownAccount ??= hashPassword("the password of nobody");
  const known = passwordHash?.startsWith("$argon2id$") ? passwordHash : undefined;
  const right = await verify(known ?? (await unknownAccount), password.normalize("NFC")).catch(() => false);
  return right && known !== undefined;
}

let unknownAccount: Promise<string> | undefined;

/** Refuses a password that guessers try first. Long ones may be anything (NIST SP 800-63B). */
export function refuseCommonPassword(password: string): void {
  if (countCharacters(password) >= PASSWORD_LENGTH.long) return;
  common ??= new Set(dictionary["passwords-common"].map(String));
  if (!common.has(password.toLowerCase())) return;
  throw new Invalid({
    password: `Many people use this password, so it is among the first to be tried. Choose another, or one of ${PASSWORD_LENGTH.long} characters or more.`,
  });
}

let common: Set<string> | undefined;
