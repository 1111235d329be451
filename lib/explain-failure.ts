import { dataFolder } from "#db/client";
import { diskFailure } from "#lib/disk-failure";

const DAMAGED = new Set(["SQLITE_NOTADB", "SQLITE_CORRUPT"]);

/** What an operator is told when Parley cannot start or a command fails: what is wrong, and what to do about it. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const port = "port" in error ? error.port : undefined;
  if (code === "EADDRINUSE") return `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`;
  // A worker is told of what failed as "bind".
  if (port !== undefined && "syscall" in error && /^(listen|bind)$/.test(String(error.syscall)))
    return `Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`;
  if (DAMAGED.has(code))
    return `The database in ${dataFolder()} is damaged. Restore a backup, or move parley.db away to start anew.`;
  const failure = diskFailure(error);
  if (failure?.what === "full")
    return `There is no room left on the disk of ${dataFolder()}. Nothing that was accepted is lost: make room and start again.`;
  if (failure?.what === "busy")
    return `Something else writes in the database for longer than this waits (${failure.code}). Nothing was changed: try again.`;
  if (failure?.what === "away")
    return "The PostgreSQL that DATABASE_URL names does not answer. Nothing that was accepted is lost: it goes on when that does.";
  if (failure?.what === "in doubt")
    return "The PostgreSQL that DATABASE_URL names went away under a commit. Whether that came about stands in the forum.";
  if (failure)
    return `The data folder ${dataFolder()} cannot be used (${failure.code}). PARLEY_DATA should name a folder that Parley may write to.`;
  if (code === "ENOENT" && "path" in error) return `There is no file ${error.path}.`;
  return error.message;
}
