import type { Metadata } from "next";
import { NoticeReceipt } from "#components/notices/notice-receipt";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { getReceipt } from "#lib/notices/queries";
import { pageOrRefusal } from "#lib/page";

export const metadata: Metadata = { title: "Your notice", robots: { index: false }, referrer: "no-referrer" };

export default async function ReceiptPage({ params }: { params: Promise<{ receipt: string }> }) {
  return pageOrRefusal(Refused, async () => {
    const receipt = await getReceipt((await params).receipt);
    return (
      <Page title={receipt.outcome ? "Your notice was decided" : "Your notice was received"}>
        <NoticeReceipt receipt={receipt} />
      </Page>
    );
  });
}
