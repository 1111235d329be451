import { write } from "#db/client";
import { endSessions } from "#lib/accounts/end-sessions";
import { canEndSession } from "#lib/accounts/policy";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/** Signs every device of the viewer out but the one they ask from. Answers how many those were. */
export async function endOtherSessions(viewer: Viewer): Promise<number> {
  return write(async (tx) => {
    authorize(canEndSession(viewer) && isPerson(viewer), viewer);
    const ended = await endSessions(tx, viewer.id, viewer.sessionId);
    await record(tx, viewer, "end-other-sessions", { type: "member", id: viewer.id }, { ended });
    return ended;
  });
}
