import NextAuth from "next-auth";
import { authOptions } from "#lib/accounts/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, context: Context) {
  return NextAuth(authOptions())(request, context);
}

export { handle as GET, handle as POST };
