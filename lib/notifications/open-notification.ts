import { redirect } from "next/navigation";
import { currentViewer } from "#lib/accounts/current-viewer";
import { NotFound } from "#lib/errors";
import { markRead } from "#lib/notifications/mark-read";
import { getNotification } from "#lib/notifications/queries";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

/**
 * Leads to what a notification tells of and marks it as read. `publicPath` is the same place for those who are not
 * signed in (a link in a mail): they lose nothing, and learn nothing of whose it is. What is not `byPerson`, such as a
 * browser that fetches ahead, marks nothing.
 */
export async function openNotification(id: number, publicPath: string | undefined, byPerson: boolean): Promise<never> {
  const viewer = await currentViewer();
  if (!isPerson(viewer)) redirect(publicPath ? safePath(publicPath) : `/signin?then=/notifications/${id}`);
  const target = await getNotification(viewer, id).then(
    (found) => found.target,
    (error: unknown) => {
      if (error instanceof NotFound) return "/notifications";
      throw error;
    },
  );
  if (byPerson) await markRead(viewer, { id });
  redirect(target);
}
