import type { Metadata } from "next";
import { BeforePublishing } from "#components/house/before-publishing";
import { Page } from "#components/ui/page";
import { holdNewcomers } from "#lib/config";
import { HOUSE_RULES, TERMS_VERSION } from "#lib/moderation/house-rules";

export const metadata: Metadata = { title: "House rules" };

export default function RulesPage() {
  return (
    <Page
      title="House rules"
      intro="What moderators may hide an argument for. Being on the other side is not among them."
    >
      <ol className="space-y-6">
        {HOUSE_RULES.map((rule) => (
          <li key={rule.slug} id={rule.slug}>
            <h2 className="font-serif text-xl font-semibold">{rule.title}</h2>
            <p className="mt-1">{rule.text}</p>
          </li>
        ))}
      </ol>
      <BeforePublishing newcomers={holdNewcomers()} version={TERMS_VERSION} />
    </Page>
  );
}
