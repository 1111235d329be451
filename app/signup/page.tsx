import type { Metadata } from "next";
import { SignUpForm } from "#components/accounts/sign-up-form";
import { SignedInAlready } from "#components/accounts/signed-in-already";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { type SearchParams, single } from "#lib/page";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = { title: "Sign up", robots: { index: false } };

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const then = safePath(single((await searchParams).then));
  const viewer = await currentViewer();
  if (isPerson(viewer)) return <SignedInAlready handle={viewer.handle} />;
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
