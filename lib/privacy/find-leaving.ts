import { and, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import type { Leaving } from "#lib/privacy/erase";
import type { Person } from "#lib/viewer";

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
