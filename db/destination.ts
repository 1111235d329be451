import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { onPostgres } from "#db/columns";
import type { Place } from "#db/data-folder";

/** Where a forum is copied to, which is the other engine. Throws a sentence where it is not. */
export function destinationOf(to: string): Place {
  if (/^postgres(ql)?:/.test(to)) {
    if (onPostgres)
      throw new Error("The forum is in PostgreSQL already. pg_dump and pg_restore copy it into another database.");
    return { address: to };
  }
  const [, path] = /^file:(.+)$/.exec(to) ?? [];
  if (path === undefined)
    throw new Error(
      "Please say where to: postgres://⟨user⟩:⟨password⟩@⟨host⟩:5432/⟨database⟩, or file:⟨data folder⟩. Nothing was changed.",
    );
  if (!onPostgres)
    throw new Error("The forum is in a file already. “backup” and “restore” copy it into another data folder.");
  return { folder: resolve(path.startsWith("//") ? fileURLToPath(to) : path) };
}
