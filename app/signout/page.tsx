import type { Metadata } from "next";
import { ReloadViewer } from "#components/accounts/reload-viewer";
import { SignOutForm } from "#components/accounts/sign-out-form";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = { title: "Sign out", robots: { index: false } };

export default async function SignOutPage() {
  const viewer = await currentViewer();
  if (isPerson(viewer)) {
    return (
      <Page title="Sign out" intro={`You are signed in as ${viewer.handle}. You can read everything signed out.`}>
        <SignOutForm />
      </Page>
    );
  }
  return (
    <Page title="You are signed out" intro="You can read everything without an account.">
      <ReloadViewer />
      <a href="/" className="link">
        All threads
      </a>
    </Page>
  );
}
