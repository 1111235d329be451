import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { Composer } from "#components/arguments/composer";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { getPostingRoom } from "#lib/arguments/own-queries";
import { getArgument, listUnanswered } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { answersForm, pageOrRefusal, requirePerson, type SearchParams, singles } from "#lib/page";
import { getQuotation } from "#lib/passages/queries";
import { askedToQuote } from "#lib/passages/schema";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Add an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export default async function ArguePage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug } = await params;
    const query = singles(await searchParams);
    const viewer = await requirePerson(`/threads/${slug}/argue?${new URLSearchParams(query)}`);
    const thread = await getThread(slug);
    const parent = await findParent(slug, query.parent ?? query.quoting);
    const quotation = await getQuotation(slug, { ...askedToQuote(query), parent: parent?.id });
    return (
      <Page
        title={parent ? "Reply" : "Add an argument"}
        intro={
          <a href={`/threads/${slug}`} className="link text-base">
            {thread.title}
          </a>
        }
      >
        <Composer
          thread={thread}
          parent={parent}
          stance={query.stance}
          quotation={quotation}
          unanswered={parent ? [] : await listUnanswered(thread, query.stance)}
          idempotencyKey={randomUUID()}
          room={await getPostingRoom(viewer, slug)}
          wasSent={answersForm()}
        />
      </Page>
    );
  });
}

async function findParent(slug: string, id: string | undefined) {
  if (id === undefined) return undefined;
  const address = await argumentAddress(Promise.resolve({ slug, id }));
  return (await getArgument(address.slug, address.id)).argument;
}
