import type { Metadata } from "next";
import { MailAgainForm } from "#components/accounts/mail-again-form";
import { Page } from "#components/ui/page";

export const metadata: Metadata = { title: "Send the mail again", robots: { index: false } };

export default function VerifyAgainPage() {
  return (
    <Page title="Send the mail again" intro="Your account can be used once you opened the link that we sent you.">
      <MailAgainForm sends="verify-email" />
    </Page>
  );
}
