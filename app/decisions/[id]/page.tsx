import type { Metadata } from "next";
import { Letter } from "#components/appeals/letter";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { getLetter } from "#lib/appeals/queries";
import { NotFound } from "#lib/errors";
import { DecisionId } from "#lib/moderation/schema";
import { pageOrRefusal, requirePerson, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "A decision about you", robots: { index: false } };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function DecisionPage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const id = DecisionId.safeParse((await params).id).data;
    if (id === undefined) throw new NotFound();
    const token = single((await searchParams).token);
    const viewer = token === undefined ? await requirePerson(`/decisions/${id}`) : await currentViewer();
    return (
      <Page title="A decision about you" intro={`Decision no. ${id}, with its reasons.`}>
        <Letter letter={await getLetter(viewer, id, token)} token={token} />
      </Page>
    );
  });
}
