import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import Provider from "oidc-provider";

type Account = { email?: string; email_verified?: boolean };

/** A real OpenID Connect provider on this machine, at which people sign in by a bare name. */
export type LocalProvider = {
  environment: Record<string, string>;
  /** What it says of who signs in by this name; without that, an address of that name which is verified. */
  say: (name: string, account: Account) => void;
  /** Tells it where the forum is that its answers go to. */
  answerTo: (origin: string) => void;
  close: () => Promise<void>;
};

const CLIENT = { client_id: "parley", client_secret: "the secret between the forum and its provider" };

export async function localProvider(): Promise<LocalProvider> {
  const accounts = new Map<string, Account>();
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: "The Institute",
    },
    say: (name, account) => void accounts.set(name, account),
    answerTo: (origin) => {
      const provider = new Provider(issuer, {
        clients: [{ ...CLIENT, redirect_uris: [`${origin}/api/auth/callback/oidc`] }],
        claims: { openid: ["sub"], email: ["email", "email_verified"] },
        cookies: { keys: ["of the provider"] },
        pkce: { required: () => true },
        findAccount: (_, id) => ({
          accountId: id,
          claims: () => ({ sub: id, ...(accounts.get(id) ?? { email: `${id}@example.org`, email_verified: true }) }),
        }),
      });
      server.on("request", provider.callback());
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Signs in at the provider, on whose page a browser is, and lets it tell the forum. */
export async function signInThere(page: Page, name: string): Promise<void> {
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("any");
  await page.locator("button[type=submit]").click();
  await page.locator("button[type=submit]").click();
}
