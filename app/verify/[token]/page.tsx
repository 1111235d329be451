import type { Metadata } from "next";
import { LinkOver } from "#components/accounts/link-over";
import { SignedInAlready } from "#components/accounts/signed-in-already";
import { VerifyForm } from "#components/accounts/verify-form";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { findLink } from "#lib/accounts/queries";
import { answersForm, pageOrRefusal } from "#lib/page";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = {
  title: "Finish your account",
  robots: { index: false },
  referrer: "no-referrer",
};

export default async function VerifyPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const viewer = await currentViewer();
  if (isPerson(viewer)) return <SignedInAlready handle={viewer.handle} />;
  return pageOrRefusal(LinkOver, async () => {
    const welcome = answersForm() ? undefined : `Welcome, ${(await findLink("verify-email", token)).handle}.`;
    return (
      <Page title="Finish your account" intro={welcome}>
        <VerifyForm token={token} />
      </Page>
    );
  });
}
