import type { Metadata } from "next";
import { History } from "#components/arguments/history";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { getHistory } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { pageOrRefusal } from "#lib/page";

export const metadata: Metadata = { title: "Edit history", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }> };

export default async function HistoryPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const { history } = await getHistory(slug, id);
    return (
      <Page
        title="Edit history"
        intro={
          <a href={`/threads/${slug}/arguments/${id}`} className="link text-base">
            The argument as it stands now
          </a>
        }
      >
        <History history={history} />
      </Page>
    );
  });
}
