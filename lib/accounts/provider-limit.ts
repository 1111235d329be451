import type { Transaction } from "#db/client";
import { countHit, type Limit } from "#lib/limits/count-hit";

const PER_ADDRESS: Limit = { name: "provider", hits: 30, seconds: 15 * 60 };

/** Counts a step of a sign-in by a provider from an address: each has us ask the provider. Throws TooMany. */
export async function countProviderStep(tx: Transaction, address: string): Promise<void> {
  await countHit(tx, PER_ADDRESS, address);
}
