import { readFile } from "node:fs/promises";
import { eq, ne } from "drizzle-orm";
import { z } from "zod";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { postArgument } from "#lib/arguments/post-argument";
import { PostArgument, PostReply } from "#lib/arguments/schema";
import { Conflict } from "#lib/errors";
import { openThread } from "#lib/threads/open-thread";
import { readBriefing } from "#lib/threads/read-briefing";

const OpeningArguments = z.object({
  arguments: z.array(
    z.object({
      key: z.string(),
      stance: z.string(),
      body: z.string(),
      claim: z.string().optional(),
      quote: z.string().optional(),
      parent: z.string().optional(),
    }),
  ),
});

/** Opens the first thread with its opening arguments. Doing it again adds only what is missing; other threads are left alone. */
export async function seed(): Promise<void> {
  const briefing = readBriefing(await content("eu-taliban-brussels.md"));
  const isOpen = await read((db) => db.$count(threads, eq(threads.slug, briefing.slug)));
  const others = await read((db) => db.$count(threads, ne(threads.slug, briefing.slug)));
  if (!isOpen && others) return;
  const editors = await openHouseAccount({ role: "system", id: null });
  if (!isOpen) await openThread(editors, briefing).catch(unlessAnotherDid);

  const { arguments: openings } = OpeningArguments.parse(JSON.parse(await content("seed-arguments.json")));
  const idOf = await openedAlready(editors.id);
  for (const { key, parent, ...text } of openings) {
    if (idOf.has(`seed-${key}`)) continue;
    const common = { thread: briefing.slug, key: `seed-${key}`, sources: "", ...text };
    const input = parent
      ? PostReply.parse({ ...common, kind: "reply", parent: idOf.get(`seed-${parent}`) })
      : PostArgument.parse({ ...common, kind: "root" });
    idOf.set(common.key, (await postArgument(editors, input)).id);
  }
}

/** By key. Their words may be others since: an erasure takes a name out of them, another release says them anew. */
async function openedAlready(authorId: number | null): Promise<Map<string, number>> {
  const rows = await read((db) =>
    db
      .select({ key: argumentsTable.idempotencyKey, id: argumentsTable.id })
      .from(argumentsTable)
      .where(eq(argumentsTable.authorId, authorId ?? 0)),
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Of several machines that start at the same moment one is first. */
function unlessAnotherDid(error: unknown) {
  if (!(error instanceof Conflict)) throw error;
}

function content(name: string): Promise<string> {
  return readFile(new URL(`./content/${name}`, import.meta.url), "utf8");
}
