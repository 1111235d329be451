import { endEverySession } from "#lib/accounts/end-every-session";
import { Invalid } from "#lib/errors";
import { eraseMember } from "#lib/privacy/erase-member";
import { listErasures, readList } from "#lib/privacy/erasure-list";
import type { Viewer } from "#lib/viewer";

/**
 * What happens once a database is back that is an older one: whoever left since is forgotten in it, and sessions end, as
 * some were ended since. Answers how many were forgotten.
 */
export async function forgetAgain(viewer: Viewer): Promise<number> {
  let forgotten = 0;
  await endEverySession(viewer);
  for (const leaving of await readList()) {
    try {
      await eraseMember(viewer, leaving);
      forgotten += 1;
    } catch (error) {
      // They came later than the copy, or had left before it.
      if (!(error instanceof Invalid)) throw error;
    }
  }
  await listErasures();
  return forgotten;
}
