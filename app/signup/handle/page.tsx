import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ChooseHandleForm } from "#components/accounts/choose-handle-form";
import { LinkOver } from "#components/accounts/link-over";
import { SignedInAlready } from "#components/accounts/signed-in-already";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { getPendingSignIn } from "#lib/accounts/queries";
import { pendingCookie } from "#lib/accounts/session-cookie";
import { answersForm, pageOrRefusal } from "#lib/page";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = { title: "Choose a handle", robots: { index: false } };

export default async function ChooseHandlePage() {
  const viewer = await currentViewer();
  if (isPerson(viewer)) return <SignedInAlready handle={viewer.handle} />;
  const token = (await cookies()).get(pendingCookie().name)?.value ?? "";
  return pageOrRefusal(LinkOver, async () => {
    const pending = answersForm() ? undefined : await getPendingSignIn(token);
    return (
      <Page title="Choose a handle" intro={pending && `One thing is left for your account with ${pending.email}.`}>
        <ChooseHandleForm />
      </Page>
    );
  });
}
