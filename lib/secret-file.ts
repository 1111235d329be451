import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** So many characters at least. */
export const MINIMUM_SECRET = 32;

/** What `data/secret` says; made at first use, readable by its owner. Throws, in a sentence, when it is damaged. */
export function secretIn(folder: string): string {
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o750 });
  try {
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const value = readFileSync(file, "utf8").trim();
  if (value.length < MINIMUM_SECRET)
    throw new Error(
      `${file} is damaged: remove it to make a new one. Everybody will have to sign in again, and whose second step is on by a recovery code.`,
    );
  return value;
}
