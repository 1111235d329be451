import type { Metadata } from "next";
import { Queue } from "#components/cases/queue";
import { Refused } from "#components/site/refused";
import { canReadCases } from "#lib/cases/policy";
import { getQueue } from "#lib/cases/queue-queries";
import { pageOrRefusal, requirePersonWho, type SearchParams, singles } from "#lib/page";

export const metadata: Metadata = { title: "Review queue: appeals", robots: { index: false } };

export default async function AppealsCasesPage({ searchParams }: { searchParams: SearchParams }) {
  return pageOrRefusal(Refused, async () => {
    const viewer = await requirePersonWho(canReadCases, "/moderation/appeals");
    return <Queue queue={await getQueue(viewer, "appeals", singles(await searchParams))} />;
  });
}
