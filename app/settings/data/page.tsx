import type { Metadata } from "next";
import { ReloadViewer } from "#components/accounts/reload-viewer";
import { EraseForm } from "#components/privacy/erase-form";
import { RoleFirst } from "#components/privacy/role-first";
import { WhatLeavingDoes } from "#components/privacy/what-leaving-does";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { requirePerson, type SearchParams, single } from "#lib/page";
import { canEraseAccount } from "#lib/privacy/policy";
import { hasPassword } from "#lib/privacy/queries";

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
  return (
    <Page title="Your data" intro="What is kept of you is yours to have, and yours to have deleted.">
      <section aria-labelledby="export">
        <h2 id="export" className="font-serif text-xl font-semibold">
          Have it
        </h2>
        <p className="my-4 max-w-prose">
          A file with everything that is kept of you, and with what is left out and why. It is in JSON, which programs
          read and people can. Five a day.
        </p>
        <a
          href="/settings/data/export"
          className="inline-flex h-11 items-center rounded-full border border-edge bg-card px-6 text-sm font-medium"
        >
          Download my data
        </a>
        <p className="mt-4 text-sm text-soft">
          {"What is kept of whom, and for how long, is told under "}
          <a href="/privacy" className="link">
            privacy
          </a>
          .
        </p>
      </section>
      <section aria-labelledby="leave" className="mt-12 border-t border-line pt-8">
        <h2 id="leave" className="mb-4 font-serif text-xl font-semibold">
          Delete your account
        </h2>
        <WhatLeavingDoes />
        <div className="mt-8">
          {canEraseAccount(viewer) ? <EraseForm hasPassword={await hasPassword(viewer)} /> : <RoleFirst />}
        </div>
      </section>
    </Page>
  );
}
