import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { Argument } from "#components/arguments/argument";
import { ArgumentForm } from "#components/arguments/argument-form";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { getArgument } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { pageOrRefusal, requirePerson, type SearchParams, single } from "#lib/page";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Add an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export default async function ArguePage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug } = await params;
    const query = await searchParams;
    const asked = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    await requirePerson(`/threads/${slug}/argue?${asked}`);
    const thread = await getThread(slug);
    const parent = query.parent === undefined ? undefined : await findParent(slug, single(query.parent) ?? "");
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
        <ArgumentForm
          kind={parent ? "reply" : "root"}
          thread={slug}
          stances={thread.stances}
          parent={parent?.id}
          stance={single(query.stance)}
          quote={parent ? undefined : single(query.quote)}
          idempotencyKey={randomUUID()}
        />
      </Page>
    );
  });
}

async function findParent(slug: string, id: string) {
  const address = await argumentAddress(Promise.resolve({ slug, id }));
  return (await getArgument(address.slug, address.id)).argument;
}
