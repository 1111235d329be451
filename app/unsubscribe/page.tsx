import type { Metadata } from "next";
import { UnsubscribeForm } from "#components/notifications/unsubscribe-form";
import { Page } from "#components/ui/page";
import { memberOfToken } from "#lib/notifications/unsubscribe-token";
import { type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Unsubscribe", robots: { index: false } };

export default async function UnsubscribePage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const token = single(query.token) ?? "";
  const state = single(query.done) === "yes" ? "done" : memberOfToken(token) === undefined ? "broken" : "asked";
  return (
    <Page title="Unsubscribe">
      <UnsubscribeForm state={state} token={token} />
    </Page>
  );
}
