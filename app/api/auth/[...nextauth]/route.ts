import NextAuth from "next-auth";
import { authOptions } from "#lib/accounts/auth-options";
import { finishProvider } from "#lib/accounts/finish-provider";
import { type AuthContext, startProvider } from "#lib/accounts/start-provider";
import type { Refusal } from "#lib/errors";
import { refused } from "#lib/http/refused";

// What a sign-in and a sign-out take. The rest of next-auth is for other providers, or writes to our log what it is sent.
const ANSWERED = new Set([
  ...["GET csrf", "GET providers", "GET session", "GET signin", "GET signout"],
  ...["POST signin", "POST signin/credentials", "POST callback/credentials", "POST signout"],
]);
const BY_PROVIDER = /^(POST signin|GET callback)\/(oidc|github|google)$/;

async function handle(request: Request, context: AuthContext): Promise<Response> {
  const asked = `${request.method} ${(await context.params).nextauth.join("/")}`;
  const [, step, provider] = BY_PROVIDER.exec(asked) ?? [];
  if (provider)
    return step === "POST signin"
      ? startProvider(request, context, provider)
      : finishProvider(request, context, provider);
  if (!ANSWERED.has(asked)) return Response.json({ error: "There is nothing here." }, { status: 404 });
  // It would try to read anything else as well, and break where that cannot be read.
  if (request.method === "POST" && !isForm(request))
    return Response.json({ error: "Please send a form." }, { status: 415 });
  const refusals: Refusal[] = [];
  const options = authOptions({ refused: (refusal) => refusals.push(refusal) });
  const response: Response = await NextAuth(options)(request, context);
  for (const refusal of refusals) return refused(refusal);
  // Asking who is signed in is reading: it prolongs nothing.
  if (asked === "GET session") response.headers.delete("set-cookie");
  return response;
}

const isForm = ({ headers }: Request) =>
  /^application\/x-www-form-urlencoded\b/i.test(headers.get("content-type") ?? "");

export { handle as GET, handle as POST };
