import type { Metadata } from "next";
import { Page } from "#components/ui/page";
import { config } from "#lib/config";

export const metadata: Metadata = { title: "Legal" };

export default function LegalPage() {
  const contact = config().contact;
  return (
    <Page title="Legal" intro="Who is responsible, and how to reach them.">
      <div className="prose-argument max-w-prose text-base">
        {contact ? (
          <p className="whitespace-pre-line">{contact}</p>
        ) : (
          <p>The operator of this forum has not named a contact yet (setting PARLEY_CONTACT).</p>
        )}
        <p>
          {"What may be posted is in the "}
          <a href="/rules">house rules</a>
          {". What moderators decided, and on which ground, is in the "}
          <a href="/log">moderation log</a>.
        </p>
      </div>
    </Page>
  );
}
