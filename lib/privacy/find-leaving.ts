import { and, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import type { Person } from "#lib/viewer";

/** Somebody as they are to be forgotten: nothing of this is there afterwards but the number and when they joined. */
export type Leaving = { id: number; handle: string; email: string; joinedAt: Date };

/** Who is to be forgotten, as they are now, and the role that they have; undefined when there is nobody. */
export async function findLeaving(
  tx: Transaction,
  ...areThem: [SQL, ...SQL[]]
): Promise<(Leaving & Pick<Person, "role">) | undefined> {
  const { id, handle, email, role, createdAt: joinedAt } = members;
  const [member] = await tx
    .select({ id, handle, email, role, joinedAt })
    .from(members)
    .where(and(...areThem));
  return member;
}
