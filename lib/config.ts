import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { dataFolder } from "#db/client";
import { isLoginReadable, isSafeIssuer, MAIL_FROM, UNSHOWN } from "#lib/environment-forms";
import { BACKUP_DAYS } from "#lib/privacy/retention";
import { MINIMUM_SECRET, secretIn } from "#lib/secret-file";
import { isBlank } from "#lib/text/plain-line";

const MOST_WORKERS = 64;

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
  WEB_CONCURRENCY: z.coerce
    .number("should be how many processes answer, such as 2")
    .int("should be a whole number")
    .min(1, "should be 1 at least")
    .max(MOST_WORKERS, `should be ${MOST_WORKERS} at most`)
    .default(Math.min(availableParallelism(), MOST_WORKERS)),
  PARLEY_CONTACT: z.string().max(2_000, "should be a name and an address, in at most 2,000 characters").optional(),
  PARLEY_CONTACT_AUTHORITIES: z.string().max(2_000, "should be an address, in at most 2,000 characters").optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: "should be the address of a mail server, such as smtps://user:password@mail.example.org",
    })
    .refine((value) => URL.canParse(value) && new URL(value).hostname !== "", "should name the host of a mail server")
    .refine(isLoginReadable, "should have each % of user name and password written %25")
    .optional(),
  PARLEY_MAIL_FROM: z
    .string()
    .regex(MAIL_FROM, "should be an address, such as Parley <parley@debate.example.org>")
    .optional(),
  PARLEY_LOG_NAMES: z.enum(["role", "handle"], "should be role (“a moderator”) or handle (who it was)").default("role"),
  PARLEY_SECOND_FACTOR: z
    .enum(
      ["nobody", "moderators"],
      "should be nobody (whoever wants one has one) or moderators (asked of moderators and admins)",
    )
    .default("nobody"),
  PARLEY_HOLD_NEWCOMERS: z.coerce
    .number("should be how many arguments of a new account wait for approval, such as 2")
    .int("should be a whole number")
    .min(0, "should not be negative")
    .max(100, "should be 100 at most")
    .default(0),
  PARLEY_BACKUP_DIR: z.string().max(1_000, "should be the path of a folder, in at most 1,000 characters").optional(),
  PARLEY_BACKUP_EVERY: z.coerce
    .number("should be how many hours lie between two backups, such as 24")
    .int("should be a whole number")
    .min(1, "should be 1 at least")
    .max(168, "should be 168 at most, which is a week")
    .default(24),
  PARLEY_BACKUP_KEEP: z.coerce
    .number("should be how many backups are kept, such as 14")
    .int("should be a whole number")
    .min(1, "should be 1 at least")
    .max(720, "should be 720 at most")
    .default(14),
  PARLEY_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], "should be debug, info, warn or error").default("info"),
  PARLEY_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "should have 16 to 200 letters, digits and signs, and no space")
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "should be the address of a collector, such as http://localhost:4318" })
    .optional(),
  PARLEY_SECRET: z
    .string()
    .refine((value) => value.trim().length >= MINIMUM_SECRET, `should have ${MINIMUM_SECRET} characters or more`)
    .optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "should be the address of the issuer, such as https://login.example.org" })
    .refine(isSafeIssuer, "should begin with https")
    .refine((value) => !/[?#@\s]/.test(value), "should have no ?, no #, no @ and no space")
    .max(250, "should have 250 characters at most")
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z
    .string()
    .max(40, "should be a name, in at most 40 characters")
    .refine((value) => !isBlank(value) && !UNSHOWN.test(value), "should be a name that can be read, on one line")
    .optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
});

/** Of each of these all are set or none: half a provider would be a button that leads nowhere. */
const TOGETHER = [
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["GITHUB_ID", "GITHUB_SECRET"],
  ["GOOGLE_ID", "GOOGLE_SECRET"],
] as const;

/**
 * `contact`: who is responsible and how to reach them, for the page /legal; `contactAuthorities` for courts and
 * authorities, the same unless it is set. `proxies`: our own in front, each adding to X-Forwarded-For.
 * `logNames`: how the public log tells who decided. `workers`: how many processes answer; one for each core by default.
 */
export type Config = {
  port: number;
  origin: string;
  secure: boolean;
  contact: string | undefined;
  contactAuthorities: string | undefined;
  proxies: number;
  logNames: "role" | "handle";
  workers: number;
};

/** The configuration from the environment. Throws a sentence that names the first wrong variable. */
export function config(): Config {
  const environment = checkedEnvironment();
  const origin = originOf(environment);
  return {
    port: environment.PORT,
    origin,
    secure: origin.startsWith("https:"),
    contact: environment.PARLEY_CONTACT,
    contactAuthorities: environment.PARLEY_CONTACT_AUTHORITIES ?? environment.PARLEY_CONTACT,
    proxies: environment.PARLEY_PROXIES,
    logNames: environment.PARLEY_LOG_NAMES,
    workers: environment.WEB_CONCURRENCY,
  };
}

/** `smtp`: the server that takes our mail; without one it is laid down as files. `from`: whom it comes from. */
export type MailConfig = { smtp: string | undefined; from: string };

/** The configuration of mail, from the same environment. */
export function mailConfig(): MailConfig {
  const environment = checkedEnvironment();
  const from = environment.PARLEY_MAIL_FROM ?? `Parley <parley@${new URL(originOf(environment)).hostname}>`;
  return { smtp: environment.SMTP_URL, from };
}

/** Where backups are made by themselves, how often, and how many stay. */
export type BackupConfig = { folder: string; everyMs: number; keep: number };

/** The configuration of backups; undefined where none is set. Throws where some would be older than BACKUP_DAYS. */
export function backupConfig(): BackupConfig | undefined {
  const { PARLEY_BACKUP_DIR: folder, PARLEY_BACKUP_EVERY: hours, PARLEY_BACKUP_KEEP: keep } = checkedEnvironment();
  if (folder === undefined) return undefined;
  if (process.env.DATABASE_URL)
    throw new Error(
      "The environment variable PARLEY_BACKUP_DIR is for a database in a file. With DATABASE_URL, PostgreSQL’s own means make the backups (pg_dump).",
    );
  if (hours * keep > BACKUP_DAYS * 24)
    throw new Error(
      `The environment variable PARLEY_BACKUP_KEEP should be ${Math.floor((BACKUP_DAYS * 24) / hours)} at most with a backup every ${hours} hours: who deleted their account must be in no backup after ${BACKUP_DAYS} days.`,
    );
  return { folder: resolve(folder), everyMs: hours * 60 * 60 * 1000, keep };
}

/** What the operator sees inside by: a log, measurements for who shows the token, traces for who collects them there. */
export type SeeingConfig = {
  logLevel: "debug" | "info" | "warn" | "error";
  metricsToken: string | undefined;
  tracesTo: string | undefined;
};

/** The configuration of what is seen inside. */
export function seeingConfig(): SeeingConfig {
  const set = checkedEnvironment();
  return {
    logLevel: set.PARLEY_LOG_LEVEL,
    metricsToken: set.PARLEY_METRICS_TOKEN,
    tracesTo: set.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}

/** How many arguments of a new account wait until a moderator has read them; 0 where the operator does not want that. */
export const holdNewcomers = (): number => checkedEnvironment().PARLEY_HOLD_NEWCOMERS;

/** Of whom a second factor is asked; “moderators” are the admins as well. */
export const secondFactorAskedOf = (): "nobody" | "moderators" => checkedEnvironment().PARLEY_SECOND_FACTOR;

/**
 * Somebody else by whom members can sign in. `key`: what the accounts there are kept under; it names the issuer, so that
 * another one's numbers for people are never taken for this one's.
 */
export type ProviderConfig = {
  id: "oidc" | "github" | "google";
  name: string;
  key: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
};

/** The providers that the operator set up. */
export function providers(): ProviderConfig[] {
  const set = checkedEnvironment();
  const { OIDC_ISSUER: issuer = "" } = set;
  const github = "https://github.com";
  const google = "https://accounts.google.com";
  const known = [
    provider("oidc", set.OIDC_NAME ?? hostOf(issuer), issuer, set.OIDC_CLIENT_ID, set.OIDC_CLIENT_SECRET),
    provider("github", "GitHub", github, set.GITHUB_ID, set.GITHUB_SECRET),
    provider("google", "Google", google, set.GOOGLE_ID, set.GOOGLE_SECRET),
  ];
  return known.flatMap((each) => each ?? []);
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : "");

function provider(
  id: ProviderConfig["id"],
  name: string,
  issuer: string,
  clientId: string | undefined,
  clientSecret: string | undefined,
): ProviderConfig | undefined {
  if (clientId === undefined || clientSecret === undefined) return undefined;
  return { id, name, issuer, key: id === "oidc" ? `oidc:${issuer}` : id, clientId, clientSecret };
}

const NAMES = Object.keys(Environment.shape);
let checked: { given: string; environment: z.infer<typeof Environment> } | undefined;

/** Asked at each request, so what was checked is remembered until a variable changes. */
function checkedEnvironment() {
  const set = NAMES.map((name) => [name, process.env[name]]).filter(([, value]) => value?.trim());
  const given = JSON.stringify(set);
  if (checked?.given === given) return checked.environment;
  const parsed = Environment.safeParse(Object.fromEntries(set));
  if (parsed.success) {
    refuseHalfSet(parsed.data);
    checked = { given, environment: parsed.data };
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  throw new Error(`The environment variable ${String(issue?.path[0])} ${issue?.message}.`);
}

function refuseHalfSet(environment: z.infer<typeof Environment>) {
  for (const names of TOGETHER) {
    const missing = names.filter((name) => environment[name] === undefined);
    if (missing.length > 0 && missing.length < names.length)
      throw new Error(
        `The environment variable ${missing[0]} should be set together with ${names.find((name) => !missing.includes(name))}.`,
      );
  }
}

const originOf = (environment: z.infer<typeof Environment>) =>
  environment.PARLEY_ORIGIN ?? `http://localhost:${environment.PORT}`;

let known: { folder: string; value: string } | undefined;

/** What cookies and hashes are keyed with: `PARLEY_SECRET`, or `data/secret`, made at first use, readable by its owner. */
export function secret(): string {
  const { PARLEY_SECRET: given } = checkedEnvironment();
  if (given !== undefined) return given;
  const folder = dataFolder();
  if (known?.folder !== folder) known = { folder, value: secretIn(folder) };
  return known.value;
}

/** Throws where machines that share a database would each make a secret of their own, and believe nobody else's cookies. */
export function assertSharedSecret(): void {
  if (process.env.DATABASE_URL && checkedEnvironment().PARLEY_SECRET === undefined)
    throw new Error(
      `The environment variable PARLEY_SECRET should be set together with DATABASE_URL, the same on all machines that share the database: ${MINIMUM_SECRET} characters or more. Of a forum that was in a file it is what stands in ${join(dataFolder(), "secret")}.`,
    );
}
