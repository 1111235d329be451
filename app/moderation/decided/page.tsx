import type { Metadata } from "next";
import { DecidedList } from "#components/cases/decided-list";
import { QueueFrame } from "#components/cases/queue-frame";
import { Refused } from "#components/site/refused";
import { PageLinks } from "#components/ui/page-links";
import { listDecided } from "#lib/cases/decided-queries";
import { canReadCases } from "#lib/cases/policy";
import { countCases } from "#lib/cases/queries";
import { medianMsThisWeek } from "#lib/cases/queue-queries";
import { CaseId } from "#lib/cases/schema";
import { pageOrRefusal, requirePersonWho, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Review queue: decided", robots: { index: false } };

export default async function DecidedPage({ searchParams }: { searchParams: SearchParams }) {
  return pageOrRefusal(Refused, async () => {
    const viewer = await requirePersonWho(canReadCases, "/moderation/decided");
    const before = CaseId.safeParse(single((await searchParams).before)).data;
    const { decided, next } = await listDecided(viewer, before);
    return (
      <QueueFrame current="decided" counts={await countCases(viewer)} medianMs={await medianMsThisWeek()}>
        <div className="mt-2">
          <DecidedList decided={decided} />
          <PageLinks
            first={before !== undefined && "/moderation/decided"}
            next={next !== null && `/moderation/decided?before=${next}`}
            nextWords="Older decisions"
          />
        </div>
      </QueueFrame>
    );
  });
}
