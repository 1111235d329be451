import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { Argument } from "#components/arguments/argument";
import { ArgumentForm } from "#components/arguments/argument-form";
import { Page } from "#components/ui/page";
import { getArgument } from "#lib/arguments/queries";
import { ArgumentId } from "#lib/arguments/schema";
import { orRefuse, requirePerson, type SearchParams, single } from "#lib/page";
import { getThread } from "#lib/threads/queries";

export const metadata: Metadata = { title: "Add an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export default async function ArguePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const query = await searchParams;
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  await requirePerson(`/threads/${slug}/argue?${asked}`);
  const thread = await orRefuse(getThread(slug));
  const parentId = ArgumentId.optional().safeParse(single(query.parent));
  const parent =
    parentId.success && parentId.data ? (await orRefuse(getArgument(slug, parentId.data))).argument : undefined;
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
}
