import type { Metadata } from "next";
import { ArgumentWithContext } from "#components/arguments/argument-with-context";
import { ThreadNotices } from "#components/locks/thread-notices";
import { WhatItMoved } from "#components/moved/what-it-moved";
import { Refused } from "#components/site/refused";
import { ThreadScope } from "#components/threads/thread-scope";
import { getArgument } from "#lib/arguments/queries";
import { argumentAddress } from "#lib/arguments/schema";
import { listCredits } from "#lib/moved/queries";
import { metadataOrRefusal, pageOrRefusal } from "#lib/page";
import { getThread } from "#lib/threads/queries";

type Props = { params: Promise<{ slug: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOrRefusal(async () => {
    const { slug, id } = await argumentAddress(params);
    const { argument } = await getArgument(slug, id);
    return argument.state === "shown" ? { title: argument.name } : {};
  });
}

export default async function ArgumentPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const thread = await getThread(slug);
    const context = await getArgument(slug, id);
    const credits = await listCredits(id);
    return (
      <main id="main" className="mx-auto max-w-3xl px-4 pb-24 pt-8 md:px-6">
        <p className="text-sm text-soft">
          <a href={`/threads/${slug}`} className="link">
            {thread.title}
          </a>
        </p>
        <h1 className="mb-6 mt-2 font-serif text-2xl font-semibold">{thread.motion}</h1>
        <ThreadScope thread={thread}>
          <ThreadNotices limits={thread.limits} className="mb-6" />
          <ArgumentWithContext thread={thread} context={context} />
          {context.argument.state === "shown" && <WhatItMoved argument={context.argument} page={credits} />}
        </ThreadScope>
      </main>
    );
  });
}
