import { asc, isNotNull } from "drizzle-orm";
import { read } from "#db/client";
import { erasures } from "#db/schema/privacy";
import { readLines, writeLines } from "#lib/privacy/lines-beside";
import type { Erasure } from "#lib/privacy/schema";

/** Who was erased and how: the member's number and when they joined, which together are nobody else's. */
export type Listed = { id: number; joinedAt: Date; mode: Erasure };

/** Where a restored backup finds who has to be erased in it again. */
const LIST = "erasures";
/** Of which erasures nothing is left in any file, as far as this machine can see to it. */
export const COMPLETE = "erasures-complete";
const LINE = /^(\d{1,15}) (\d{1,15}) (keep|blank)$/;

/**
 * Writes the list of erasures beside the database, where a restored backup finds it that is older than they are. Lines
 * that are there stay: the database may itself be an older one.
 */
export async function listErasures(): Promise<void> {
  const known = (await readList()).map(lineOf);
  const listed = (await erasuresOfDatabase()).map(({ line }) => line);
  const all = [...new Set([...known, ...listed])];
  if (all.length > known.length) await writeLines(LIST, all);
}

/** What the list says; nothing where nobody was erased yet. */
export async function readList(): Promise<Listed[]> {
  return (await readLines(LIST)).flatMap((line) => {
    const [, id, joinedAt, mode] = LINE.exec(line) ?? [];
    return id && joinedAt && (mode === "keep" || mode === "blank")
      ? [{ id: Number(id), joinedAt: new Date(Number(joinedAt)), mode }]
      : [];
  });
}

/** The erasures that the database knows and that are not complete yet, each as a mark that is nobody else's. */
export async function openErasures(): Promise<string[]> {
  const complete = new Set(await readLines(COMPLETE));
  return (await erasuresOfDatabase()).flatMap(({ mark }) => (complete.has(mark) ? [] : [mark]));
}

/** Notes that nothing is left of some erasures. Who is erased again in an older database has another mark there. */
export async function completeErasures(marks: readonly string[]): Promise<void> {
  if (marks.length === 0) return;
  const complete = new Set([...(await readLines(COMPLETE)), ...marks]);
  const known = (await erasuresOfDatabase()).map(({ mark }) => mark);
  await writeLines(
    COMPLETE,
    known.filter((mark) => complete.has(mark)),
  );
}

async function erasuresOfDatabase(): Promise<{ line: string; mark: string }[]> {
  const { memberId, joinedAt, mode, erasedAt } = erasures;
  const rows = await read((db) =>
    db
      .select({ memberId, joinedAt, mode, erasedAt })
      .from(erasures)
      .where(isNotNull(memberId))
      .orderBy(asc(erasures.id)),
  );
  return rows.map((row) => ({
    line: `${row.memberId} ${row.joinedAt?.getTime()} ${row.mode}`,
    mark: `${row.memberId} ${row.erasedAt.getTime()}`,
  }));
}

const lineOf = ({ id, joinedAt, mode }: Listed) => `${id} ${joinedAt.getTime()} ${mode}`;
