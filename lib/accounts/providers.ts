import type { Account, Profile } from "next-auth";
import GitHub, { type GithubEmail, type GithubProfile } from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { Email } from "#lib/accounts/schema";
import { type ProviderConfig, providers } from "#lib/config";

/** What a provider said of somebody. `email`: only when it says that it made sure the address is theirs. */
export type Said = { provider: string; subject: string; email: string | null };

type Claims = Profile & { email_verified?: unknown };

/** What next-auth needs of each provider that is set up. State, nonce and PKCE bind an answer to who asked. */
export const oauthProviders = (): OAuthConfig<Claims>[] => providers().map((each) => MAKE[each.id](each));

const MAKE: Record<ProviderConfig["id"], (config: ProviderConfig) => OAuthConfig<Claims>> = {
  oidc: ({ id, name, issuer, clientId, clientSecret }) => ({
    id,
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email" } },
    // Some put the address into the token, others only where it is asked for with it.
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = "claims" in tokens && typeof tokens.claims === "function" ? tokens.claims() : {};
        if (claims.email !== undefined || !tokens.access_token) return claims;
        return { ...(await client.userinfo(tokens as Parameters<typeof client.userinfo>[0])), ...claims };
      },
    },
    profile: personOf,
  }),
  github: ({ clientId, clientSecret }) => {
    const github = GitHub({ clientId, clientSecret });
    return {
      ...github,
      checks: ["pkce", "state"],
      userinfo: {
        url: "https://api.github.com/user",
        request: async ({ client, tokens }) => {
          const profile = await client.userinfo<GithubProfile>(tokens.access_token ?? "");
          const answer = await fetch("https://api.github.com/user/emails", {
            headers: { authorization: `Bearer ${tokens.access_token}` },
            signal: AbortSignal.timeout(10_000),
          });
          const emails: unknown = answer.ok ? await answer.json() : [];
          const sub = Number.isSafeInteger(profile.id) ? String(profile.id) : undefined;
          return { ...profile, sub, email: verifiedPrimary(emails), email_verified: true };
        },
      },
      profile: personOf,
    } as OAuthConfig<Claims>;
  },
  google: ({ clientId, clientSecret }) =>
    ({
      ...Google({ clientId, clientSecret, checks: ["pkce", "state", "nonce"] }),
      authorization: { params: { scope: "openid email" } },
      profile: personOf,
    }) as OAuthConfig<Claims>,
};

/**
 * Who it is, for next-auth, which lets nobody in whose number is empty. What is no text is none: as text it would be the
 * same for many people.
 */
function personOf({ sub, email }: { [Claim in "sub" | "email"]?: unknown }): { id: string; email?: string } {
  const id = typeof sub === "string" && sub.length <= LONGEST_SUBJECT ? sub : "";
  return typeof email === "string" ? { id, email } : { id };
}

/** Of OpenID Connect (Core 1.0, section 2); the database repeats it. */
const LONGEST_SUBJECT = 255;

/** The address that GitHub calls somebody's first and has verified; the one on their profile can be any. */
export function verifiedPrimary(emails: unknown): string | undefined {
  if (!Array.isArray(emails)) return undefined;
  const first = (emails as (Partial<GithubEmail> | null)[]).find(
    (each) => each?.primary === true && each.verified === true,
  );
  return typeof first?.email === "string" ? first.email : undefined;
}

/** What next-auth heard, under the name that the accounts of this provider are kept under. */
export function saidBy(account: Account, profile: Claims | undefined): Said {
  const config = providers().find(({ id }) => id === account.provider);
  if (!config) throw new Error("There is no such provider.");
  const email = profile?.email_verified === true ? Email.safeParse(profile.email).data : undefined;
  return { provider: config.key, subject: account.providerAccountId, email: email ?? null };
}
