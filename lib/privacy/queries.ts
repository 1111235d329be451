import { eq } from "drizzle-orm";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import type { Person } from "#lib/viewer";

/** Whether a member can show by a password that it is them; otherwise by having signed in just now. */
export async function hasPassword(viewer: Person): Promise<boolean> {
  const [row] = await read((db) =>
    db.select({ passwordHash: members.passwordHash }).from(members).where(eq(members.id, viewer.id)),
  );
  return row?.passwordHash.startsWith("$") ?? false;
}
