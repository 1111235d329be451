import type { Metadata } from "next";
import { ArgumentAlone } from "#components/arguments/argument-alone";
import { RatingForm } from "#components/ratings/rating-form";
import { Refused } from "#components/site/refused";
import { ThreadScope } from "#components/threads/thread-scope";
import { Page } from "#components/ui/page";
import { getArgument } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { pageOrRefusal, requirePerson, type SearchParams, single } from "#lib/page";
import { getOwnPosition } from "#lib/positions/queries";
import { listOwnRatings } from "#lib/ratings/queries";
import { RatingParam } from "#lib/ratings/schema";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Rate an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: SearchParams };

export default async function RatePage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const asked = RatingParam.parse(single((await searchParams).rating));
    const here = `/threads/${slug}/arguments/${id}/rate${asked ? `?rating=${asked}` : ""}`;
    const viewer = await requirePerson(here);
    const thread = await getThread(slug);
    const { argument } = await getArgument(slug, id);
    const position = await getOwnPosition(viewer, slug);
    const ratings = await listOwnRatings(viewer, slug);
    return (
      <Page title="Rate this argument">
        <ThreadScope thread={thread}>
          <ArgumentAlone view={argument} stances={thread.stances} />
          <RatingForm id={id} rating={asked ?? ratings[id]} position={position} />
        </ThreadScope>
      </Page>
    );
  });
}
