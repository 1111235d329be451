import type { Metadata } from "next";
import { ReportedList } from "#components/moderation/reported-list";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { canReadReports } from "#lib/moderation/policy";
import { listReported } from "#lib/moderation/report-queries";
import { pageOrRefusal, requirePersonWho } from "#lib/page";

export const metadata: Metadata = { title: "Reported arguments", robots: { index: false } };

export default async function ModerationPage() {
  return pageOrRefusal(Refused, async () => {
    const viewer = await requirePersonWho(canReadReports, "/moderation");
    return (
      <Page title="Reported arguments" intro="What members reported and nobody has decided on, the longest first.">
        <ReportedList reported={await listReported(viewer)} />
      </Page>
    );
  });
}
