import type { Metadata } from "next";
import { CreditWords } from "#components/moved/credit-list";
import { RemoveCreditForm } from "#components/moved/remove-credit-form";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { argumentAddress } from "#lib/arguments/schema";
import { Forbidden, NotFound } from "#lib/errors";
import { getCredit } from "#lib/moved/queries";
import { CreditId } from "#lib/moved/schema";
import { pageOrRefusal, requirePersonWho } from "#lib/page";
import { isModerator } from "#lib/viewer";

export const metadata: Metadata = { title: "Remove a credit", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string; credit: string }> };

export default async function CreditPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const number = CreditId.safeParse((await params).credit);
    if (!number.success) throw new NotFound();
    const here = `/threads/${slug}/arguments/${id}/credits/${number.data}`;
    const viewer = await requirePersonWho(isModerator, here);
    const { credit, canRemove } = await getCredit(viewer, slug, id, number.data);
    if (!canRemove)
      throw new Forbidden(
        "Nobody decides on a credit that they gave or received, nor on one for an argument that they argued against or reported.",
      );
    return (
      <Page
        title="Remove a credit"
        intro={
          <a href={`/threads/${slug}/arguments/${id}#moved`} className="link text-base">
            Its place below the argument
          </a>
        }
      >
        <CreditWords credit={credit} />
        <RemoveCreditForm id={credit.id} argumentId={id} />
      </Page>
    );
  });
}
