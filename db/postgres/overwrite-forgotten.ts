import { maintain } from "#db/postgres/connections";

/**
 * Frees the place of rows that were changed or removed, so that what stood in them is overwritten by the next ones. The
 * server's log keeps them until it is used again, as its settings say; what is archived of it is the operator's.
 */
export async function overwriteForgotten(): Promise<boolean> {
  await maintain((connection) => connection.query("VACUUM"));
  return true;
}
