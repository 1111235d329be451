import type { Metadata } from "next";
import { ProviderList } from "#components/accounts/provider-list";
import { SignInForm } from "#components/accounts/sign-in-form";
import { SignedInAlready } from "#components/accounts/signed-in-already";
import { Page } from "#components/ui/page";
import { Problem } from "#components/ui/problem";
import { Said } from "#components/ui/said";
import { currentViewer } from "#lib/accounts/current-viewer";
import { problemInWords } from "#lib/accounts/sentences";
import { providers } from "#lib/config";
import { type SearchParams, single } from "#lib/page";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const then = safePath(single(query.then));
  const problem = problemInWords(single(query.problem));
  const viewer = await currentViewer();
  if (isPerson(viewer)) return <SignedInAlready handle={viewer.handle} />;
  return (
    <Page title="Sign in" intro="To argue, to answer, and to see what became of your arguments.">
      {single(query.done) === "reset" && <Said>Your password is changed. You can sign in with it now.</Said>}
      {problem && <Problem>{problem}</Problem>}
      <SignInForm then={then} />
      <p className="mt-4 text-sm">
        <a href="/reset" className="link">
          Forgot your password?
        </a>
      </p>
      <ProviderList providers={providers()} leadsTo={then} />
      <p className="mt-8 text-sm">
        {"New here? "}
        <a href={`/signup?then=${encodeURIComponent(then)}`} className="link">
          Create an account
        </a>
      </p>
    </Page>
  );
}
