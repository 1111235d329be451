import type { Metadata } from "next";
import { SignOutForm } from "#components/accounts/sign-out-form";
import { Page } from "#components/ui/page";

export const metadata: Metadata = { title: "Sign out", robots: { index: false } };

export default function SignOutPage() {
  return (
    <Page title="Sign out" intro="You can read everything signed out.">
      <SignOutForm />
    </Page>
  );
}
