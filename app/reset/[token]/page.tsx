import type { Metadata } from "next";
import { LinkOver } from "#components/accounts/link-over";
import { ResetForm } from "#components/accounts/reset-form";
import { Page } from "#components/ui/page";
import { findLink } from "#lib/accounts/queries";
import { answersForm, pageOrRefusal } from "#lib/page";

export const metadata: Metadata = {
  title: "Set a new password",
  robots: { index: false },
  referrer: "no-referrer",
};

export default async function ResetByLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return pageOrRefusal(LinkOver, async () => {
    // A form that was sent says itself what became of the link.
    const handle = answersForm() ? "" : (await findLink("reset-password", token)).handle;
    return (
      <Page title="Set a new password" intro="All your devices are signed out then.">
        <ResetForm token={token} handle={handle} />
      </Page>
    );
  });
}
