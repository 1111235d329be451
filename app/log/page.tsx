import type { Metadata } from "next";
import { Log } from "#components/moderation/log";
import { Page } from "#components/ui/page";
import { listDecisions } from "#lib/moderation/queries";
import { DecisionId } from "#lib/moderation/schema";
import { type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Moderation log" };

export default async function LogPage({ searchParams }: { searchParams: SearchParams }) {
  const before = DecisionId.optional()
    .catch(undefined)
    .parse(single((await searchParams).before));
  const { entries, next } = await listDecisions(before);
  return (
    <Page
      title="Moderation log"
      intro="Every decision of the moderators, with its ground. Authors are told the reason in words; they are not named here."
    >
      <Log entries={entries} />
      {next && (
        <p className="mt-6">
          <a href={`/log?before=${next}`} className="link">
            Older decisions
          </a>
        </p>
      )}
    </Page>
  );
}
