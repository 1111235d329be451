import type { Metadata } from "next";
import { SignUpForm } from "#components/accounts/sign-up-form";
import { Page } from "#components/ui/page";
import { type SearchParams, single } from "#lib/page";
import { safePath } from "#lib/safe-path";

export const metadata: Metadata = { title: "Sign up", robots: { index: false } };

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const then = safePath(single((await searchParams).then));
  return (
    <Page title="Sign up" intro="An email address, a handle and a password. Nothing else is asked.">
      <SignUpForm then={then} />
      <p className="mt-8 text-sm">
        {"You have an account? "}
        <a href={`/signin?then=${encodeURIComponent(then)}`} className="link">
          Sign in
        </a>
      </p>
    </Page>
  );
}
