import type { Metadata } from "next";
import { ArgumentAlone } from "#components/arguments/argument-alone";
import { ReportForm } from "#components/moderation/report-form";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { getArgument } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { pageOrRefusal, requirePerson } from "#lib/page";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Report an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }> };

export default async function ReportPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    await requirePerson(`/threads/${slug}/arguments/${id}/report`);
    const thread = await getThread(slug);
    const { argument } = await getArgument(slug, id);
    return (
      <Page title="Report this argument">
        <ArgumentAlone view={argument} stances={thread.stances} />
        <ReportForm id={id} />
      </Page>
    );
  });
}
