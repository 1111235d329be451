import { onPostgres } from "#db/columns";
import { overwriteForgotten } from "#db/postgres/overwrite-forgotten";
import { emptyLog as emptySqliteLog } from "#db/sqlite/empty-log";

/** Makes that words which were forgotten are in no file of the database any more; answers whether that was done. */
export async function emptyLog(): Promise<boolean> {
  return onPostgres ? overwriteForgotten() : emptySqliteLog();
}
