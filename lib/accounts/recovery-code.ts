import { createHash, randomBytes } from "node:crypto";

/** Base32 as Crockford has it: no letter looks like a digit. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/** 80 random bits, in groups of four. Nobody finds as many by their hash, so no slow one is needed. */
export const newRecoveryCode = (): string =>
  Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length])
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");

/** What is kept of a recovery code, however its letters were typed. Not keyed: it still counts with another secret. */
export function hashOfRecoveryCode(memberId: number, typed: string): string {
  const code = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replace(/[il]/g, "1")
    .replaceAll("o", "0");
  return createHash("sha256").update(`recovery:${memberId}:${code}`).digest("base64url");
}
