import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { sessions } from "#db/schema/accounts";
import { canEndSession } from "#lib/accounts/policy";
import type { EndSession } from "#lib/accounts/schema";
import { sessionName } from "#lib/accounts/session-name";
import { record } from "#lib/audit/record";
import { authorize, NotFound } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/** Signs one of the viewer's own devices out. Throws NotFound when it is none of theirs, or signed out already. */
export async function endOneSession(viewer: Viewer, input: EndSession): Promise<void> {
  await write(async (tx) => {
    authorize(canEndSession(viewer) && isPerson(viewer), viewer);
    const own = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.memberId, viewer.id), isNull(sessions.endedAt)));
    const session = own.find(({ id }) => sessionName(id) === input.session);
    if (!session) throw new NotFound("This device is signed out already.");
    await tx.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, session.id));
    await record(tx, viewer, "end-session", { type: "member", id: viewer.id });
  });
}
