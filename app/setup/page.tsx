import type { Metadata } from "next";
import { SignUpForm } from "#components/accounts/sign-up-form";
import { SignedInAlready } from "#components/accounts/signed-in-already";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { isFactorAskedOf } from "#lib/accounts/factor-required";
import { secondFactorAskedOf } from "#lib/config";
import { type SearchParams, single } from "#lib/page";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = { title: "Set up", robots: { index: false }, referrer: "no-referrer" };

export default async function SetupPage({ searchParams }: { searchParams: SearchParams }) {
  const token = single((await searchParams).token) ?? "";
  const viewer = await currentViewer();
  if (isPerson(viewer)) return <SignedInAlready handle={viewer.handle} />;
  const leadsTo = isFactorAskedOf(secondFactorAskedOf(), { role: "admin" })
    ? "/settings/second-step"
    : "/admin/members";
  return (
    <Page
      title="The first admin"
      intro="This account opens threads and gives others their roles. The link that led you here works once."
    >
      <SignUpForm then={leadsTo} token={token} />
    </Page>
  );
}
