import type { Metadata } from "next";
import { MailAgainForm } from "#components/accounts/mail-again-form";
import { Page } from "#components/ui/page";

export const metadata: Metadata = { title: "Forgot your password?", robots: { index: false } };

export default function ResetPage() {
  return (
    <Page title="Forgot your password?" intro="We send you a link with which you can choose one.">
      <MailAgainForm sends="reset-password" />
    </Page>
  );
}
