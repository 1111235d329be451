import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { verifiedPrimary } from "#lib/accounts/providers";
import {
  assertSharedSecret,
  backupConfig,
  config,
  holdNewcomers,
  mailConfig,
  providers,
  secondFactorAskedOf,
  secret,
} from "#lib/config";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-config-"));
  vi.stubEnv("PARLEY_DATA", folder);
  for (const name of ["PORT", "PARLEY_ORIGIN", "PARLEY_SECRET", "SMTP_URL", "PARLEY_MAIL_FROM", "WEB_CONCURRENCY"])
    vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("the configuration", () => {
  test.each([
    ["nothing", {}, { port: 3000, origin: "http://localhost:3000", secure: false }],
    [
      "empty variables",
      { PORT: "", PARLEY_ORIGIN: "" },
      { port: 3000, origin: "http://localhost:3000", secure: false },
    ],
    ["a port", { PORT: "8080" }, { port: 8080, origin: "http://localhost:8080", secure: false }],
    [
      "an https origin",
      { PARLEY_ORIGIN: "https://debate.example.org" },
      { port: 3000, origin: "https://debate.example.org", secure: true },
    ],
    [
      "an origin with a port",
      { PARLEY_ORIGIN: "http://192.168.0.2:8080" },
      { port: 3000, origin: "http://192.168.0.2:8080", secure: false },
    ],
    [
      "proxies and a contact",
      { PARLEY_PROXIES: "2", PARLEY_CONTACT: "The city, 1 Square" },
      {
        port: 3000,
        origin: "http://localhost:3000",
        secure: false,
        proxies: 2,
        contact: "The city, 1 Square",
        contactAuthorities: "The city, 1 Square",
      },
    ],
    [
      "a contact of its own for authorities",
      { PARLEY_CONTACT: "The city", PARLEY_CONTACT_AUTHORITIES: "orders@example.org" },
      {
        port: 3000,
        origin: "http://localhost:3000",
        secure: false,
        contact: "The city",
        contactAuthorities: "orders@example.org",
      },
    ],
    [
      "the choice to name moderators",
      { PARLEY_LOG_NAMES: "handle" },
      { port: 3000, origin: "http://localhost:3000", secure: false, logNames: "handle" },
    ],
    [
      "how many processes answer",
      { WEB_CONCURRENCY: "3" },
      { port: 3000, origin: "http://localhost:3000", secure: false, workers: 3 },
    ],
  ])("from %s", (_, environment, expected) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const workers = availableParallelism();
    const usual = { proxies: 0, contact: undefined, contactAuthorities: undefined, logNames: "role", workers };
    expect(config()).toEqual({ ...usual, ...expected });
  });

  test.each([
    ["PORT", "abc"],
    ["PORT", "3.5"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PARLEY_ORIGIN", "debate.example.org"],
    ["PARLEY_ORIGIN", "ftp://debate.example.org"],
    ["PARLEY_ORIGIN", "https://debate.example.org/"],
    ["PARLEY_ORIGIN", "https://debate.example.org/forum"],
    ["PARLEY_ORIGIN", "https://user@debate.example.org"],
    ["PARLEY_SECRET", "short"],
    ["PARLEY_SECRET", `${" ".repeat(40)}short`],
    ["PARLEY_PROXIES", "one"],
    ["PARLEY_PROXIES", "-1"],
    ["PARLEY_PROXIES", "1.5"],
    ["WEB_CONCURRENCY", "all"],
    ["WEB_CONCURRENCY", "0"],
    ["WEB_CONCURRENCY", "1.5"],
    ["WEB_CONCURRENCY", "65"],
    ["PARLEY_LOG_NAMES", "names"],
    ["PARLEY_SECOND_FACTOR", "yes"],
    ["PARLEY_SECOND_FACTOR", "moderator"],
    ["PARLEY_HOLD_NEWCOMERS", "some"],
    ["PARLEY_HOLD_NEWCOMERS", "-1"],
    ["PARLEY_HOLD_NEWCOMERS", "1.5"],
    ["PARLEY_HOLD_NEWCOMERS", "101"],
    ["PARLEY_BACKUP_EVERY", "daily"],
    ["PARLEY_BACKUP_EVERY", "0"],
    ["PARLEY_BACKUP_EVERY", "169"],
    ["PARLEY_BACKUP_KEEP", "0"],
    ["PARLEY_BACKUP_KEEP", "1.5"],
    ["SMTP_URL", "mail.example.org"],
    ["SMTP_URL", "https://mail.example.org"],
    ["SMTP_URL", "smtp://"],
    ["SMTP_URL", "smtp:///mail"],
    ["SMTP_URL", "smtp://user:100%@mail.example.org"],
    ["OIDC_ISSUER", "login.example.org"],
    ["OIDC_ISSUER", "http://login.example.org"],
    ["OIDC_ISSUER", "http://localhost.example.org"],
    ["OIDC_ISSUER", "https://login.example.org/?tenant=1"],
    ["OIDC_ISSUER", "https://somebody@login.example.org"],
    ["OIDC_NAME", "x".repeat(41)],
    ["OIDC_NAME", "Sign in\u202e here"],
    ["OIDC_NAME", "\u200b"],
    ["PARLEY_MAIL_FROM", "nobody"],
    ["PARLEY_MAIL_FROM", "A <a@example.org>, b@example.org"],
    ["PARLEY_MAIL_FROM", "a@example.org\r\nBcc: b@example.org"],
    ["PARLEY_MAIL_FROM", "A\nB <a@example.org>"],
    ["PARLEY_MAIL_FROM", "a@example.org\u0085"],
    ["PARLEY_MAIL_FROM", "City: the forum <a@example.org>"],
    ["PARLEY_MAIL_FROM", "City ( <a@example.org>"],
    ["PARLEY_MAIL_FROM", "a=?utf-8?q?=40?=@example.org"],
    ["PARLEY_MAIL_FROM", "City\u202e <a@example.org>"],
  ])("refuses %s=%j in a sentence that names it", (name, value) => {
    vi.stubEnv(name, value);
    expect(config).toThrow(new RegExp(`^The environment variable ${name} should .+\\.$`));
  });
});

test.each([
  [undefined, "nobody"],
  ["nobody", "nobody"],
  ["moderators", "moderators"],
])("a second factor is, where %j is set, asked of %s", (value, expected) => {
  vi.stubEnv("PARLEY_SECOND_FACTOR", value);
  expect(secondFactorAskedOf()).toBe(expected);
});

test.each([
  [undefined, 0],
  ["", 0],
  ["2", 2],
])("newcomers wait, where %j is set, with their first %i arguments", (value, expected) => {
  vi.stubEnv("PARLEY_HOLD_NEWCOMERS", value);
  expect(holdNewcomers()).toBe(expected);
});

describe("the configuration of backups", () => {
  test("is none without a folder", () => {
    vi.stubEnv("PARLEY_BACKUP_KEEP", "720");
    expect(backupConfig()).toBeUndefined();
  });

  test("is one a day, fourteen of them, in the folder that is set", () => {
    vi.stubEnv("PARLEY_BACKUP_DIR", "/var/backups/parley");
    expect(backupConfig()).toEqual({ folder: "/var/backups/parley", everyMs: 86_400_000, keep: 14 });
  });

  test("keeps none for longer than 30 days", () => {
    vi.stubEnv("PARLEY_BACKUP_DIR", "/var/backups/parley");
    vi.stubEnv("PARLEY_BACKUP_KEEP", "30");
    expect(backupConfig()).toMatchObject({ keep: 30 });
    vi.stubEnv("PARLEY_BACKUP_KEEP", "31");
    expect(backupConfig).toThrow("PARLEY_BACKUP_KEEP should be 30 at most with a backup every 24 hours");
  });
});

describe("the configuration of mail", () => {
  test.each([
    ["nothing", {}, { from: "Parley <parley@localhost>" }],
    [
      "the origin",
      { PARLEY_ORIGIN: "https://debate.example.org:8443" },
      { from: "Parley <parley@debate.example.org>" },
    ],
    ["a server", { SMTP_URL: "smtps://u:p%40@mail.example.org:465" }, { smtp: "smtps://u:p%40@mail.example.org:465" }],
    ["a sender", { PARLEY_MAIL_FROM: "forum@example.org" }, { from: "forum@example.org" }],
    [
      "a sender with a name",
      { PARLEY_MAIL_FROM: "The City’s forum <f@example.org>" },
      { from: "The City’s forum <f@example.org>" },
    ],
  ])("from %s", (_, environment, expected) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(mailConfig()).toMatchObject(expected);
    expect(config()).not.toHaveProperty("smtp");
  });
});

describe("GitHub", () => {
  test.each([
    [
      "their first, once verified",
      [
        { email: "b@x.org", primary: false, verified: true },
        { email: "a@x.org", primary: true, verified: true },
      ],
      "a@x.org",
    ],
    ["not one that is not verified", [{ email: "a@x.org", primary: true, verified: false }], undefined],
    ["not another than their first", [{ email: "b@x.org", primary: false, verified: true }], undefined],
    ["nothing that is no list", { message: "Bad credentials" }, undefined],
  ])("gives as somebody's address %s", (_, emails, expected) => expect(verifiedPrimary(emails)).toBe(expected));
});

describe("the providers", () => {
  const issuer = "https://login.example.org/realm";
  const oidc = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" };
  const set = (environment: Record<string, string>) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  };

  test("are none unless they are set up", () => expect(providers()).toEqual([]));

  test("are those that are set up, each under a key that another issuer does not have", () => {
    set({
      ...oidc,
      OIDC_NAME: "The Institute",
      GITHUB_ID: "c",
      GITHUB_SECRET: "d",
      GOOGLE_ID: "e",
      GOOGLE_SECRET: "f",
    });
    expect(providers().map(({ id, name, key }) => [id, name, key])).toEqual([
      ["oidc", "The Institute", `oidc:${issuer}`],
      ["github", "GitHub", "github"],
      ["google", "Google", "google"],
    ]);
  });

  test("are named by their host when they have no name", () => {
    set(oidc);
    expect(providers()).toMatchObject([{ name: "login.example.org", issuer, clientId: "a", clientSecret: "b" }]);
  });

  test("may speak without https on this machine alone", () => {
    set({ ...oidc, OIDC_ISSUER: "http://127.0.0.1:4000" });
    expect(providers()).toHaveLength(1);
  });

  test.each([
    [{ OIDC_ISSUER: issuer }, "OIDC_CLIENT_ID should be set together with OIDC_ISSUER"],
    [{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "a" }, "OIDC_CLIENT_SECRET should be set together with OIDC_ISSUER"],
    [{ GITHUB_SECRET: "d" }, "GITHUB_ID should be set together with GITHUB_SECRET"],
    [{ GOOGLE_ID: "e" }, "GOOGLE_SECRET should be set together with GOOGLE_ID"],
  ])("are refused at start when half of one is set: %j", (environment, words) => {
    set(environment);
    expect(config).toThrow(`The environment variable ${words}.`);
  });
});

describe("the secret", () => {
  const file = () => join(folder, "secret");

  test("is made when it is first needed, long, and for its owner's eyes alone", () => {
    expect(existsSync(file())).toBe(false);
    expect(secret().length).toBeGreaterThanOrEqual(32);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test("stays the same, in this process and in the next", async () => {
    const first = secret();
    expect(secret()).toBe(first);
    expect(readFileSync(file(), "utf8")).toBe(first);
    vi.resetModules();
    const next = await import("#lib/config");
    expect(next.secret()).toBe(first);
  });

  test("is another one in another folder", () => {
    const first = secret();
    vi.stubEnv("PARLEY_DATA", join(folder, "other"));
    expect(secret()).not.toBe(first);
  });

  test("of the environment goes first, and no file is made", () => {
    vi.stubEnv("PARLEY_SECRET", "x".repeat(32));
    expect(secret()).toBe("x".repeat(32));
    expect(existsSync(file())).toBe(false);
  });

  test.each(["", "   ", " \t".repeat(20)])("is made when the variable is blank: %j", (value) => {
    vi.stubEnv("PARLEY_SECRET", value);
    expect(secret()).toBe(readFileSync(file(), "utf8"));
  });

  test("has to be the operator’s where machines share a database", () => {
    expect(assertSharedSecret).not.toThrow();
    vi.stubEnv("DATABASE_URL", "postgres://localhost/parley");
    expect(assertSharedSecret).toThrow(
      /PARLEY_SECRET should be set together with DATABASE_URL, .+ what stands in .+secret\.$/,
    );
    vi.stubEnv("PARLEY_SECRET", "x".repeat(32));
    expect(assertSharedSecret).not.toThrow();
  });

  test.each(["", "short", "   "])("that is damaged (%j) is not replaced in silence", (content) => {
    writeFileSync(file(), content);
    expect(secret).toThrow(/is damaged: remove it to make a new one/);
    expect(readFileSync(file(), "utf8")).toBe(content);
  });
});
