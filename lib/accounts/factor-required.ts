import type { Person } from "#lib/viewer";

/** Of whom the operator asks a second factor (lib/config.ts). */
type AskedOf = "nobody" | "moderators";
type Rights = Pick<Person, "role" | "waitingRole">;

/** Whether a second factor is asked of who has this role, or waits for it. */
export const isFactorAskedOf = (askedOf: AskedOf, { role, waitingRole }: Rights): boolean =>
  askedOf === "moderators" && (role !== "member" || waitingRole !== undefined);

/**
 * What a member may do now. Who has no second factor where one is asked of them counts as a member, in everything, until
 * they have: their role waits.
 */
export function rightsOf(role: Person["role"], hasFactor: boolean, askedOf: AskedOf): Rights {
  if (role === "member" || hasFactor || !isFactorAskedOf(askedOf, { role })) return { role };
  return { role: "member", waitingRole: role };
}
