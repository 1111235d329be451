import type { Metadata } from "next";
import { MapLegend } from "#components/reading/map-legend";
import { MapList } from "#components/reading/map-list";
import { MapPages } from "#components/reading/map-pages";
import { MapPicture } from "#components/reading/map-picture";
import { Refused } from "#components/site/refused";
import { ThreadScope } from "#components/threads/thread-scope";
import { ViewHead } from "#components/threads/view-head";
import { Empty } from "#components/ui/empty";
import { Still } from "#components/ui/still";
import { metadataOrRefusal, pageOrRefusal, type SearchParams, single } from "#lib/page";
import { getMap } from "#lib/reading/queries";
import { PageNumber } from "#lib/reading/schema";
import { getThread } from "#lib/threads/queries";

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOrRefusal(async () => ({ title: `Map: ${(await getThread((await params).slug)).title}` }));
}

export default async function MapPage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const thread = await getThread((await params).slug);
    const [yes, no] = thread.stances;
    const map = await getMap(thread.id, [yes.slug, no.slug], PageNumber.parse(single((await searchParams).page)));
    return (
      <main id="main" className="mx-auto max-w-6xl px-4 pb-24 md:px-6">
        <ThreadScope thread={thread}>
          <ViewHead thread={thread} current="map" title="Who answers whom" />
          <MapLegend stances={thread.stances} />
          {map.trees.length === 0 ? (
            <Empty>
              {map.page === 1 ? "Nobody has argued yet." : "There is nothing to draw on this page of the map."}
            </Empty>
          ) : (
            <>
              <MapPicture thread={thread} trees={map.trees} />
              <Still id="list">
                <MapList trees={map.trees} stances={thread.stances} />
              </Still>
            </>
          )}
          <MapPages slug={thread.slug} map={map} />
        </ThreadScope>
      </main>
    );
  });
}
