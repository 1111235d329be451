import { inRawDatabase } from "#tests/integration/raw-database";

/** Raises every revision there is, so that the next page of each kind is made anew and not one that was kept. */
export function forgetPages(): void {
  inRawDatabase((db) => {
    const isKept = db.prepare("SELECT 1 FROM pragma_table_info('scopes') WHERE name = 'revision'").get();
    if (isKept) db.exec("UPDATE scopes SET revision = revision + 1");
  });
}
