import type { Metadata } from "next";
import { ArgumentDecisions } from "#components/locks/argument-decisions";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { argumentAddress } from "#lib/arguments/schema";
import { getArgumentToModerate } from "#lib/locks/queries";
import { pageOrRefusal, requirePerson } from "#lib/page";
import { listEarlierTexts } from "#lib/revisions/queries";

export const metadata: Metadata = { title: "Moderate an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }> };

export default async function ModerateArgumentPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const viewer = await requirePerson(`/threads/${slug}/arguments/${id}/moderate`);
    const argument = await getArgumentToModerate(viewer, slug, id);
    const texts = await listEarlierTexts(viewer, id);
    return (
      <Page
        title="Moderate an argument"
        intro={
          <a href={`/threads/${slug}/arguments/${id}`} className="link text-base">
            Its place in the thread
          </a>
        }
      >
        <ArgumentDecisions slug={slug} argument={argument} texts={texts} />
      </Page>
    );
  });
}
