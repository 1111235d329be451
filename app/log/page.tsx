import type { Metadata } from "next";
import { Log } from "#components/moderation/log";
import { Page } from "#components/ui/page";
import { ArgumentId } from "#lib/arguments/schema";
import { listDecisions } from "#lib/moderation/queries";
import { type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Moderation log" };

export default async function LogPage({ searchParams }: { searchParams: SearchParams }) {
  const before = ArgumentId.optional()
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
