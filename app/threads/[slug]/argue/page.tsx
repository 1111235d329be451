import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { Argument } from "#components/arguments/argument";
import { ArgumentForm } from "#components/arguments/argument-form";
import { ChoosePassage } from "#components/passages/choose-passage";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { getArgument } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { pageOrRefusal, requirePerson, type SearchParams, singles } from "#lib/page";
import { getQuotation } from "#lib/passages/queries";
import { askedToQuote } from "#lib/passages/schema";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Add an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export default async function ArguePage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug } = await params;
    const query = singles(await searchParams);
    await requirePerson(`/threads/${slug}/argue?${new URLSearchParams(query)}`);
    const thread = await getThread(slug);
    const answered = query.parent ?? query.quoting;
    const parent = answered === undefined ? undefined : await findParent(slug, answered);
    const quotation = await getQuotation(slug, { ...askedToQuote(query), parent: parent?.id });
    const common = { stance: query.stance, parent: parent?.id };
    return (
      <Page
        title={parent ? "Reply" : "Add an argument"}
        intro={
          <a href={`/threads/${slug}`} className="link text-base">
            {thread.title}
          </a>
        }
      >
        {parent && (
          <div className="mb-6 rounded-card border border-line bg-card p-5">
            <Argument headingLevel={2} view={parent} stances={thread.stances} withTools={false} />
          </div>
        )}
        {quotation.state === "choose" ? (
          <ChoosePassage slug={slug} stretches={quotation.stretches} {...common} />
        ) : (
          <ArgumentForm
            kind={parent ? "reply" : "root"}
            thread={slug}
            stances={thread.stances}
            {...common}
            {...(quotation.state === "quoted" ? quotation : {})}
            idempotencyKey={randomUUID()}
          />
        )}
      </Page>
    );
  });
}

async function findParent(slug: string, id: string) {
  const address = await argumentAddress(Promise.resolve({ slug, id }));
  return (await getArgument(address.slug, address.id)).argument;
}
