import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { asc, isNotNull } from "drizzle-orm";
import { dataFolder, read } from "#db/client";
import { erasures } from "#db/schema/privacy";
import type { Erasure } from "#lib/privacy/schema";

/** Who was erased and how: the member's number and when they joined, which together are nobody else's. */
export type Listed = { id: number; joinedAt: Date; mode: Erasure };

const file = () => join(dataFolder(), "erasures");
const LINE = /^(\d{1,15}) (\d{1,15}) (keep|blank)$/;

/**
 * Writes the list of erasures beside the database, where a restored backup finds it that is older than they are. Lines
 * that are there stay: the database may itself be an older one.
 */
export async function listErasures(): Promise<void> {
  const known = (await readList()).map(lineOf);
  const all = [...new Set([...known, ...(await linesOfDatabase())])];
  if (all.length === known.length) return;
  const place = file();
  // Others may be writing it at the same time.
  const written = `${place}.${randomBytes(6).toString("hex")}.part`;
  const part = await open(written, "wx", 0o600);
  await part.writeFile(`${all.join("\n")}\n`);
  await part.sync();
  await part.close();
  await rename(written, place);
}

/** Whether the database knows of somebody who is not on the list. */
export async function isUnlisted(): Promise<boolean> {
  const known = (await readList()).map(lineOf);
  return (await linesOfDatabase()).some((line) => !known.includes(line));
}

async function linesOfDatabase(): Promise<string[]> {
  const rows = await read((db) =>
    db
      .select({ id: erasures.memberId, joinedAt: erasures.joinedAt, mode: erasures.mode })
      .from(erasures)
      .where(isNotNull(erasures.memberId))
      .orderBy(asc(erasures.id)),
  );
  return rows.map(({ id, joinedAt, mode }) => `${id} ${joinedAt?.getTime()} ${mode}`);
}

/** What the list says; nothing where nobody was erased yet. */
export async function readList(): Promise<Listed[]> {
  const text = await readFile(file(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    const [, id, joinedAt, mode] = LINE.exec(line) ?? [];
    return id && joinedAt && (mode === "keep" || mode === "blank")
      ? [{ id: Number(id), joinedAt: new Date(Number(joinedAt)), mode }]
      : [];
  });
}

const lineOf = ({ id, joinedAt, mode }: Listed) => `${id} ${joinedAt.getTime()} ${mode}`;
