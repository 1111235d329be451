import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import {
  backupConfig,
  config,
  holdNewcomers,
  mailConfig,
  providers,
  secondFactorAskedOf,
  secret,
  seeingConfig,
} from "#lib/config";
import { messageIdOf } from "#lib/mail/letter";

const folder = mkdtempSync(join(tmpdir(), "parley-any-"));
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

/** Each variable with values that are near to good ones. */
const VARIABLES: Record<string, readonly string[]> = {
  PORT: ["3000", "0", "65535", "65536", "1e3", "0x10", "3.0"],
  PARLEY_ORIGIN: [
    "https://a.example",
    "https://a.example:443",
    "https://A.example",
    "http://[::1]:3000",
    "https://a\u0430.example",
    "https://a\t.example",
  ],
  PARLEY_PROXIES: ["0", "9", "10", "-0", "1e0"],
  WEB_CONCURRENCY: ["1", "64", "65"],
  PARLEY_CONTACT: ["The city"],
  PARLEY_CONTACT_AUTHORITIES: ["orders@a.example"],
  SMTP_URL: [
    "smtp://mail.example",
    "smtps://u:p@mail.example:465",
    "smtp://mail.example:99999",
    "smtp://%/",
    "smtp://u:%@mail.example",
    "smtp://%ff@mail.example",
  ],
  PARLEY_MAIL_FROM: [
    "a@b.example",
    "A <a@b.example>",
    "A\u202e <a@b.example>",
    "a\u0001@b.example",
    "A <a@b.example\u0085>",
    "a@b@c",
  ],
  PARLEY_LOG_NAMES: ["role", "handle", "Role"],
  PARLEY_SECOND_FACTOR: ["nobody", "moderators"],
  PARLEY_HOLD_NEWCOMERS: ["0", "100", "101"],
  PARLEY_BACKUP_DIR: ["/var/backups", "backups"],
  PARLEY_BACKUP_EVERY: ["1", "24", "168"],
  PARLEY_BACKUP_KEEP: ["1", "14", "720"],
  PARLEY_LOG_LEVEL: ["debug", "error", "trace"],
  PARLEY_METRICS_TOKEN: ["t".repeat(16), "t".repeat(15), "a token of sixteen", "ü".repeat(20)],
  OTEL_EXPORTER_OTLP_ENDPOINT: ["http://localhost:4318", "grpc://localhost", "localhost:4318"],
  PARLEY_SECRET: ["s".repeat(32), "s".repeat(31), " ".repeat(40), "\t", `${" ".repeat(31)}s`],
  OIDC_ISSUER: [
    "https://login.example",
    "http://127.0.0.1:1",
    "http://login.example",
    "https://login.example/?a",
    "https://login\t.example",
    "https://u:p@login.example",
  ],
  OIDC_CLIENT_ID: ["id"],
  OIDC_CLIENT_SECRET: ["secret"],
  OIDC_NAME: ["The Institute", "A\u202eB", "\u200b", "a\nb"],
  GITHUB_ID: ["id"],
  GITHUB_SECRET: ["secret"],
  GOOGLE_ID: ["id"],
  GOOGLE_SECRET: ["secret"],
};
const NAMES = Object.keys(VARIABLES);
// An environment has no zero bytes and nothing that is no UTF-8.
const junk = fc.string({ unit: "grapheme", maxLength: 50 }).map((text) => text.replaceAll("\0", "").toWellFormed());
const environments = fc.record(
  Object.fromEntries(
    Object.entries(VARIABLES).map(([name, values]) => [
      name,
      fc.oneof(
        { weight: 12, arbitrary: fc.constant(undefined) },
        { weight: 4, arbitrary: fc.constantFrom(...values) },
        {
          weight: 1,
          arbitrary: fc.oneof(junk, fc.constantFrom("", " ", "NaN", "Infinity", "-1", "null", "a".repeat(3_000))),
        },
      ),
    ]),
  ),
);

/** What it answers, or the sentence that it throws, which names a variable. */
function answerOf<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    const sentence = error instanceof Error && error.name === "Error" ? error.message : String(error);
    const [, name] = /^The environment variable (\w+) should .+\.$/.exec(sentence) ?? [];
    expect(NAMES, sentence).toContain(name);
    return undefined;
  }
}

const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

test("any environment is a configuration that keeps its rules, or is refused in a sentence that names a variable", () =>
  fc.assert(
    fc.property(environments, (environment) => {
      vi.unstubAllEnvs();
      vi.stubEnv("PARLEY_DATA", folder);
      for (const name of NAMES) vi.stubEnv(name, environment[name]);
      const found = answerOf(config);
      const mail = answerOf(mailConfig);
      const backup = answerOf(backupConfig);
      const set = answerOf(providers);
      const key = answerOf(secret);
      const held = answerOf(holdNewcomers);
      const asked = answerOf(secondFactorAskedOf);
      const seeing = answerOf(seeingConfig);
      if (key !== undefined) expect(key.trim().length).toBeGreaterThanOrEqual(32);
      if (backup) expect(backup.everyMs * backup.keep).toBeLessThanOrEqual(30 * 24 * 60 * 60 * 1000);
      expect([found, mail, set, key, held, asked, seeing].filter((each) => each === undefined).length % 7).toBe(0);
      if (seeing?.metricsToken) expect(seeing.metricsToken).toMatch(/^\S{16,}$/);
      if (seeing?.tracesTo) expect(new URL(seeing.tracesTo).protocol).toMatch(/^https?:$/);
      if (!found || !mail || !set) return;
      expect(new URL(found.origin).origin).toBe(found.origin);
      expect(found.origin).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
      for (const [value, most] of [
        [found.port, 65_535],
        [found.proxies, 9],
        [found.workers, 64],
        [held, 100],
      ] as const)
        expect(Number.isInteger(value) && (value ?? -1) >= 0 && (value ?? -1) <= most, `${value}`).toBe(true);
      expect(mail.from).not.toMatch(UNSEEN);
      expect(messageIdOf({ mailId: 1, madeAt: new Date(0), kind: "digest" }, mail.from)).toMatch(
        /^<digest\.1\.0@[^\s<>@\p{Cc}]+>$/u,
      );
      if (mail.smtp) expect(new URL(mail.smtp).hostname).not.toBe("");
      if (mail.smtp) expect(() => decodeURIComponent(new URL(mail.smtp ?? "").password)).not.toThrow();
      for (const { name, key: kept, issuer } of set) {
        expect(name).toMatch(/\S/u);
        expect(name).not.toMatch(UNSEEN);
        expect(kept.length).toBeLessThanOrEqual(300);
        expect(issuer).toMatch(/^https?:\/\/[^\s?#@]+$/);
      }
    }),
    { numRuns: 1_000 },
  ));
