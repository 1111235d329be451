import type { Metadata } from "next";
import { MailAgainForm } from "#components/accounts/mail-again-form";
import { Page } from "#components/ui/page";

export const metadata: Metadata = { title: "Finish your account", robots: { index: false } };

export default function VerifyAgainPage() {
  return (
    <Page title="Finish your account" intro="It can be used once you opened the link that we sent you.">
      <MailAgainForm sends="verify-email" />
    </Page>
  );
}
