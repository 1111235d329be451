import { eq, like } from "drizzle-orm";
import { read } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import type { Person, System } from "#lib/viewer";
import type { Content } from "./content.ts";
import type { Plan } from "./plan.ts";

export const SYSTEM: System = { role: "system", id: null };
export const ADMIN = "desk-noor";
export const MODERATOR = "desk-ana";
/** She has argued nowhere; he has, so that what is on the other side there takes a second moderator. */
export const [SECOND_MODERATOR, MODERATOR_WHO_ARGUED] = ["desk-sara", "desk-milo"] as const;
export const STAFF = [
  { handle: ADMIN, role: "admin" },
  { handle: MODERATOR, role: "moderator" },
  { handle: SECOND_MODERATOR, role: "moderator" },
  { handle: MODERATOR_WHO_ARGUED, role: "moderator" },
] as const;

/** Of every account of the demo. It is printed, so a demo is not for the internet. */
export const PASSWORD = "only for the demo";

/** What the deeds need to know of each other: who is there, and which number an argument got. */
export class Forum {
  readonly content: Content;
  readonly plan: Plan;
  readonly #people = new Map<string, Person>();
  readonly #ids = new Map<string, number>();

  constructor(content: Content, plan: Plan) {
    this.content = content;
    this.plan = plan;
  }

  meet(person: Person) {
    this.#people.set(person.handle, person);
  }

  /** The staff acts in its roles from here on. */
  promote() {
    for (const { handle, role } of STAFF) this.meet({ ...this.person(handle), role });
  }

  person(handle: string): Person {
    return known(this.#people.get(handle), handle);
  }

  know(key: string, id: number) {
    this.#ids.set(key, id);
  }

  /** The arguments that the seed posted have the keys that it gave them. */
  async findSeeds() {
    const { idempotencyKey: key, id } = argumentsTable;
    const rows = await read((db) => db.select({ key, id }).from(argumentsTable).where(like(key, "seed-%")));
    for (const row of rows) this.know(row.key, row.id);
  }

  id(key: string): number {
    return known(this.#ids.get(key), key);
  }

  stances(slug: string): [string, string] {
    const thread = known(
      this.content.threads.find(({ briefing }) => briefing.slug === slug),
      slug,
    );
    const [yes, no] = thread.briefing.stances;
    return [yes.slug, no.slug];
  }
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`The demo does not know ${name} yet.`);
  return found;
}

/** Whether the database is one that the demo filled. */
export async function isDemo(): Promise<boolean> {
  return (await read((db) => db.$count(members, eq(members.email, `${ADMIN}@demo.example`)))) > 0;
}
