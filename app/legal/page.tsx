import type { Metadata } from "next";
import { LegalContacts } from "#components/site/legal-contacts";
import { Page } from "#components/ui/page";
import { config } from "#lib/config";
import { TERMS_VERSION } from "#lib/moderation/house-rules";
import { dayInWords } from "#lib/moments";

export const metadata: Metadata = { title: "Legal" };

export default function LegalPage() {
  const { contact, contactAuthorities } = config();
  return (
    <Page title="Legal" intro="Who is responsible, and how to reach them.">
      <LegalContacts contact={contact} contactAuthorities={contactAuthorities} />
      <h2 className="mb-2 mt-8 font-serif text-xl font-semibold">Terms</h2>
      <div className="prose-argument max-w-prose text-base">
        <p>
          {"What may be posted is in the "}
          <a href="/rules">house rules</a>
          {`, in their version of ${dayInWords(new Date(TERMS_VERSION))}. Each decision names the version that it rests on.`}
        </p>
        <p>
          {"What is against the law is reported with a "}
          <a href="/notice">notice of illegal content</a>
          {", without an account."}
        </p>
        <p>
          {"What moderators decided, and on which ground, is in the "}
          <a href="/log">moderation log</a>
          {"; how often, and whether both sides are treated alike, is in the "}
          <a href="/transparency">transparency report</a>.
        </p>
      </div>
    </Page>
  );
}
