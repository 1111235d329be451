import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dataFolder } from "#db/client";

const MINIMUM_SECRET = 32;

const Environment = z.object({
  PORT: z.coerce.number("should be a port number, such as 3000").int().min(0).max(65_535).default(3000),
  PARLEY_ORIGIN: z
    .url({ protocol: /^https?$/, error: "should be the address people type, such as https://debate.example.org" })
    .refine(
      (value) => URL.canParse(value) && new URL(value).origin === value,
      "should have no path and no slash at the end",
    )
    .optional(),
  PARLEY_PROXIES: z.coerce
    .number("should be how many proxies stand in front, such as 1")
    .int("should be a whole number")
    .min(0, "should not be negative")
    .max(9, "should be 9 at most")
    .default(0),
  PARLEY_CONTACT: z.string().max(2_000, "should be a name and an address, in at most 2,000 characters").optional(),
  PARLEY_SECRET: z.string().min(MINIMUM_SECRET, `should have ${MINIMUM_SECRET} characters or more`).optional(),
});

/** `contact`: who is responsible and how to reach them, for the page /legal. `proxies`: our own in front, each adding to X-Forwarded-For. */
export type Config = { port: number; origin: string; secure: boolean; contact: string | undefined; proxies: number };

/** The configuration from the environment. Throws a sentence that names the first wrong variable. */
export function config(): Config {
  const parsed = Environment.safeParse(withoutEmpty(process.env));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The environment variable ${String(issue?.path[0])} ${issue?.message}.`);
  }
  const origin = parsed.data.PARLEY_ORIGIN ?? `http://localhost:${parsed.data.PORT}`;
  return {
    port: parsed.data.PORT,
    origin,
    secure: origin.startsWith("https:"),
    contact: parsed.data.PARLEY_CONTACT,
    proxies: parsed.data.PARLEY_PROXIES,
  };
}

const withoutEmpty = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

let known: { folder: string; value: string } | undefined;

/** What cookies and hashes are keyed with: `PARLEY_SECRET`, or `data/secret`, made at first use, readable by its owner. */
export function secret(): string {
  if (process.env.PARLEY_SECRET) return process.env.PARLEY_SECRET;
  const folder = dataFolder();
  if (known?.folder !== folder) known = { folder, value: readOrMakeSecret(folder) };
  return known.value;
}

function readOrMakeSecret(folder: string): string {
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o750 });
  try {
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const value = readFileSync(file, "utf8").trim();
  if (value.length < MINIMUM_SECRET)
    throw new Error(`${file} is damaged: remove it to make a new one. Everybody will have to sign in again.`);
  return value;
}
