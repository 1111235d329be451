import type { Metadata } from "next";
import { OwnDecisions } from "#components/appeals/own-decisions";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { PageLinks } from "#components/ui/page-links";
import { listOwnDecisions } from "#lib/appeals/queries";
import { DecisionId } from "#lib/moderation/schema";
import { pageOrRefusal, requirePerson, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Decisions about you", robots: { index: false } };

export default async function DecisionsPage({ searchParams }: { searchParams: SearchParams }) {
  return pageOrRefusal(Refused, async () => {
    const viewer = await requirePerson("/decisions");
    const before = DecisionId.safeParse(single((await searchParams).before)).data;
    const { decisions, next } = await listOwnDecisions(viewer, before);
    return (
      <Page title="Decisions about you" intro="What moderators decided that concerns you, each with its reasons.">
        <OwnDecisions decisions={decisions} />
        <PageLinks
          first={before !== undefined && "/decisions"}
          next={next !== null && `/decisions?before=${next}`}
          nextWords="Older decisions"
        />
      </Page>
    );
  });
}
