import { isAway, isInDoubt } from "#db/client";

/**
 * Why nothing can be written: the disk is full or closed to us, somebody else writes for longer than one waits, or the
 * server of the database is away; or went away just then, so that nobody knows whether something was written.
 */
export type DiskFailure = { code: string; what: "full" | "closed" | "busy" | "away" | "in doubt" };

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG", "SQLITE_FULL"]);
const CLOSED = new Set(["EACCES", "EEXIST", "EPERM", "EROFS", "ENOTDIR"]);
/** Of PostgreSQL: the lock was not to be had, or others were in the way at each try. */
const BUSY = new Set(["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "55P03", "40001", "40P01"]);
const CLOSED_TO_SQLITE = /^SQLITE_(CANTOPEN|READONLY|IOERR)/;

/** Whether this is the disk's fault, as it is or as the cause of it. */
export function diskFailure(error: unknown): DiskFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  if (FULL.has(code)) return { code, what: "full" };
  if (CLOSED.has(code) || CLOSED_TO_SQLITE.test(code)) return { code, what: "closed" };
  if (BUSY.has(code)) return { code, what: "busy" };
  if (isInDoubt(error)) return { code, what: "in doubt" };
  if (isAway(error)) return { code, what: "away" };
  return diskFailure(error.cause);
}
