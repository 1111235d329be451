import type { Metadata } from "next";
import { UseEmailForm } from "#components/accounts/change-email-form";
import { LinkOver } from "#components/accounts/link-over";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { findLink } from "#lib/accounts/queries";
import { answersForm, pageOrRefusal } from "#lib/page";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = {
  title: "Use another address",
  robots: { index: false },
  referrer: "no-referrer",
};

export default async function UseEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const viewer = await currentViewer();
  return pageOrRefusal(LinkOver, async () => {
    const link = answersForm() ? undefined : await findLink("change-email", token);
    if (!isPerson(viewer) || (link && link.memberId !== viewer.id))
      return (
        <Page
          title="Please sign in first"
          intro="Sign in to the account that is to use this address. Then open the link again."
        >
          <a href="/signin" className="link">
            Sign in
          </a>
        </Page>
      );
    return (
      <Page title="Use another address" intro={link && `From now on you sign in with ${link.email}.`}>
        <UseEmailForm token={token} />
      </Page>
    );
  });
}
