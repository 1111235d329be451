import fc from "fast-check";
import type { Account, Profile, TokenSet } from "next-auth";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { oauthProviders, saidBy, verifiedPrimary } from "#lib/accounts/providers";
import { Email } from "#lib/accounts/schema";

const PROVIDERS = {
  OIDC_ISSUER: "https://login.example.org",
  OIDC_CLIENT_ID: "a",
  OIDC_CLIENT_SECRET: "b",
  GITHUB_ID: "c",
  GITHUB_SECRET: "d",
  GOOGLE_ID: "e",
  GOOGLE_SECRET: "f",
};
beforeEach(() => {
  for (const [name, value] of Object.entries(PROVIDERS)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    "true",
    1,
    "yes",
    {},
    [],
    "__proto__",
    "a@x.org",
    "A@X.org",
    "a@x.org,b@x.org",
    " a@x.org\r\nBcc: b@x.org",
  ),
  fc.emailAddress(),
  fc.string({ unit: "binary", maxLength: 300 }),
);
const claims = fc.record(
  { sub: anything, email: anything, email_verified: fc.oneof(anything, fc.boolean()), name: anything, id: anything },
  { requiredKeys: [] },
);
const RUNS = { numRuns: 500 };

/** The way that next-auth goes with what a provider claims; undefined where it finds nobody in that. */
async function heard(by: string, claimed: object) {
  const provider = oauthProviders().find((each) => each.id === by);
  if (!provider) throw new Error(`${by} is not set up.`);
  const { id, email } = await provider.profile(claimed as Profile, {} as TokenSet);
  email?.toLowerCase();
  if (!id) return undefined;
  const account: Account = { provider: provider.id, type: "oauth", providerAccountId: id.toString() };
  return saidBy(account, claimed as Profile);
}

test("whatever is claimed, somebody is who the text in sub says, and an email counts only when it is verified", () =>
  fc.assert(
    fc.asyncProperty(fc.constantFrom("oidc", "github", "google"), claims, async (id, claimed) => {
      const said = await heard(id, claimed);
      const { sub, email, email_verified } = claimed;
      expect(said === undefined).toBe(typeof sub !== "string" || sub === "" || sub.length > 255);
      if (!said) return;
      expect(said.subject).toBe(sub);
      if (said.email === null) return;
      expect(email_verified).toBe(true);
      expect(said.email).toBe(Email.parse(email));
      expect(said.email).toMatch(/^[^\s@,<>"]+@[^\s@,<>"]+$/);
    }),
    RUNS,
  ));

const listed = fc.oneof(
  anything,
  fc.array(
    fc.oneof(
      anything,
      fc.record(
        { email: anything, primary: fc.oneof(anything, fc.boolean()), verified: fc.oneof(anything, fc.boolean()) },
        { requiredKeys: [] },
      ),
    ),
    { maxLength: 5 },
  ),
);

test("GitHub's list of addresses, whatever it is, gives the first one that is verified or none", () =>
  fc.assert(
    fc.property(listed, (emails) => {
      const email = verifiedPrimary(emails);
      if (email !== undefined)
        expect(emails).toContainEqual(expect.objectContaining({ email, primary: true, verified: true }));
    }),
    RUNS,
  ));

test("whatever GitHub answers, nobody is somebody without a number of their own", () =>
  fc.assert(
    fc.asyncProperty(
      fc.record({ id: anything, email: anything }, { requiredKeys: [] }),
      listed,
      async (profile, emails) => {
        vi.stubGlobal("fetch", async () => Response.json(emails));
        const github = oauthProviders().find(({ id }) => id === "github");
        const userinfo = github?.userinfo;
        if (!github || typeof userinfo !== "object" || !userinfo.request) throw new Error("GitHub is not set up.");
        type Asked = Parameters<typeof userinfo.request>[0];
        const client = { userinfo: async () => profile };
        const said = await heard(
          "github",
          await userinfo.request({ client, tokens: {}, provider: github } as unknown as Asked),
        );
        expect(said?.subject).toBe(Number.isSafeInteger(profile.id) ? String(profile.id) : undefined);
        expect(said?.email ?? null).toBe(said ? (Email.safeParse(verifiedPrimary(emails)).data ?? null) : null);
      },
    ),
    { numRuns: 200 },
  ));
