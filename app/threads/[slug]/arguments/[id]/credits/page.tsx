import type { Metadata } from "next";
import { ArgumentAlone } from "#components/arguments/argument-alone";
import { CreditList } from "#components/moved/credit-list";
import { Refused } from "#components/site/refused";
import { ThreadScope } from "#components/threads/thread-scope";
import { Empty } from "#components/ui/empty";
import { Page } from "#components/ui/page";
import { getArgument } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { listCredits } from "#lib/moved/queries";
import { CreditId } from "#lib/moved/schema";
import { pageOrRefusal, type SearchParams, single } from "#lib/page";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "What it moved", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: SearchParams };

export default async function CreditsPage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const thread = await getThread(slug);
    const { argument } = await getArgument(slug, id);
    const before = CreditId.optional()
      .catch(undefined)
      .parse(single((await searchParams).before));
    const credits = await listCredits(id, before);
    return (
      <Page title="What it moved">
        <ThreadScope thread={thread}>
          <ArgumentAlone view={argument} stances={thread.stances} />
          <div className="mt-6">
            {credits.credits.length === 0 && <Empty>Nobody (more) said that this argument moved them.</Empty>}
            <CreditList page={credits} thread={slug} argumentId={id} isContinued={before !== undefined} />
          </div>
        </ThreadScope>
      </Page>
    );
  });
}
