import NextAuth from "next-auth";
import { authOptions } from "#lib/accounts/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

// What a sign-in and a sign-out take. The rest of next-auth is for other providers, or writes to our log what it is sent.
const ANSWERED = new Set([
  ...["GET csrf", "GET providers", "GET session", "GET signin", "GET signout"],
  ...["POST signin", "POST signin/credentials", "POST callback/credentials", "POST signout"],
]);

async function handle(request: Request, context: Context): Promise<Response> {
  const asked = `${request.method} ${(await context.params).nextauth.join("/")}`;
  if (!ANSWERED.has(asked)) return Response.json({ error: "There is nothing here." }, { status: 404 });
  const response: Response = await NextAuth(authOptions())(request, context);
  // Asking who is signed in is reading: it prolongs nothing.
  if (asked === "GET session") response.headers.delete("set-cookie");
  return response;
}

export { handle as GET, handle as POST };
