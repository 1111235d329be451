import type { Metadata } from "next";
import { SwitchesForm } from "#components/notifications/switches-form";
import { Page } from "#components/ui/page";
import { listSwitches } from "#lib/notifications/queries";
import { requirePerson, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "What you are told", robots: { index: false } };

export default async function NotificationSettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requirePerson("/settings/notifications");
  const saved = single((await searchParams).saved) === "yes";
  return (
    <Page
      title="What you are told, and how"
      intro="Mail is gathered: at most one an hour, and only of what you have not read on the page by then."
    >
      {saved && (
        <p role="status" className="mb-6 rounded-control bg-wash px-4 py-3 text-sm">
          Your choice is saved.
        </p>
      )}
      <SwitchesForm switches={await listSwitches(viewer)} />
      <p className="mt-10">
        <a href="/notifications" className="link">
          Your notifications
        </a>
      </p>
    </Page>
  );
}
