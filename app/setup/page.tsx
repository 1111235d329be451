import type { Metadata } from "next";
import { SignUpForm } from "#components/accounts/sign-up-form";
import { Page } from "#components/ui/page";
import { type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Set up", robots: { index: false }, referrer: "no-referrer" };

export default async function SetupPage({ searchParams }: { searchParams: SearchParams }) {
  const token = single((await searchParams).token) ?? "";
  return (
    <Page
      title="The first admin"
      intro="This account opens threads and gives others their roles. The link that led you here works once."
    >
      <SignUpForm then="/admin/members" token={token} />
    </Page>
  );
}
