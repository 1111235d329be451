import type { Metadata } from "next";
import { ReloadViewer } from "#components/accounts/reload-viewer";
import { EraseForm } from "#components/privacy/erase-form";
import { HaveYourData } from "#components/privacy/have-your-data";
import { RoleFirst } from "#components/privacy/role-first";
import { WhatLeavingDoes } from "#components/privacy/what-leaving-does";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { getOwnAccount } from "#lib/accounts/queries";
import { requirePerson, type SearchParams, single } from "#lib/page";
import { canEraseAccount } from "#lib/privacy/policy";

export const metadata: Metadata = { title: "Your data", robots: { index: false } };

export default async function DataPage({ searchParams }: { searchParams: SearchParams }) {
  const hasLeft = single((await searchParams).left) === "yes" && (await currentViewer()).role === "visitor";
  if (hasLeft)
    return (
      <Page title="Your account is gone" intro="Thank you for having argued here. You can read everything as before.">
        <ReloadViewer />
        <a href="/" className="link">
          All threads
        </a>
      </Page>
    );
  const viewer = await requirePerson("/settings/data");
  const { hasPassword } = await getOwnAccount(viewer);
  return (
    <Page title="Your data" intro="What is kept of you is yours to have, and yours to have deleted.">
      <HaveYourData />
      <section aria-labelledby="leave" className="mt-12 border-t border-line pt-8">
        <h2 id="leave" className="mb-4 font-serif text-xl font-semibold">
          Delete your account
        </h2>
        <WhatLeavingDoes />
        <div className="mt-8">{canEraseAccount(viewer) ? <EraseForm hasPassword={hasPassword} /> : <RoleFirst />}</div>
      </section>
    </Page>
  );
}
