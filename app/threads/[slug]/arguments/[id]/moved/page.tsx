import type { Metadata } from "next";
import { ArgumentAlone } from "#components/arguments/argument-alone";
import { CreditForm } from "#components/moved/credit-form";
import { OwnCredit } from "#components/moved/own-credit";
import { Refused } from "#components/site/refused";
import { ThreadScope } from "#components/threads/thread-scope";
import { Page } from "#components/ui/page";
import { getArgument } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { getOwnCredit } from "#lib/moved/queries";
import { pageOrRefusal, requirePerson } from "#lib/page";
import { getOwnPosition } from "#lib/positions/queries";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "This moved me", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }> };

export default async function MovedPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const viewer = await requirePerson(`/threads/${slug}/arguments/${id}/moved`);
    const thread = await getThread(slug);
    const { argument } = await getArgument(slug, id);
    const own = await getOwnCredit(viewer, id);
    const position = await getOwnPosition(viewer, slug);
    return (
      <Page title={own ? "You were moved" : "This moved me"}>
        <ThreadScope thread={thread}>
          <ArgumentAlone view={argument} stances={thread.stances} />
          {own ? <OwnCredit own={own} argumentId={id} /> : <CreditForm id={id} position={position} />}
        </ThreadScope>
      </Page>
    );
  });
}
