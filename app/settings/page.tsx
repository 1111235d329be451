import type { Metadata } from "next";
import { ChangePasswordForm } from "#components/accounts/change-password-form";
import { SettingsLinks } from "#components/accounts/settings-links";
import { SignOutForm } from "#components/accounts/sign-out-form";
import { Page } from "#components/ui/page";
import { canGiveRoles } from "#lib/accounts/policy";
import { canReadReports } from "#lib/moderation/policy";
import { requirePerson, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requirePerson("/settings");
  const saved = single((await searchParams).saved) === "password";
  return (
    <Page
      title="Your account"
      intro={
        <a href={`/members/${viewer.handle}`} className="link">
          {viewer.handle}
        </a>
      }
    >
      <section aria-labelledby="password">
        <h2 id="password" className="mb-4 font-serif text-xl font-semibold">
          Password
        </h2>
        {saved && (
          <p role="status" className="mb-4 rounded-control bg-wash px-4 py-3 text-sm">
            Your password is changed. All other devices are signed out.
          </p>
        )}
        <ChangePasswordForm />
      </section>
      <SettingsLinks reads={canReadReports(viewer)} givesRoles={canGiveRoles(viewer)} />
      <section aria-labelledby="out" className="mt-10 border-t border-line pt-6">
        <h2 id="out" className="mb-4 font-serif text-xl font-semibold">
          This device
        </h2>
        <SignOutForm />
      </section>
    </Page>
  );
}
