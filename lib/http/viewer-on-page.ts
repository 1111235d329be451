import { getPostingRoom, listOwnIds } from "#lib/arguments/own-queries";
import { listFollowedSlugs } from "#lib/following/queries";
import { listHiddenTexts } from "#lib/moderation/queries";
import { listCreditedIds } from "#lib/moved/queries";
import { countUnread } from "#lib/notifications/queries";
import { getOwnPosition } from "#lib/positions/queries";
import { listOwnRatings } from "#lib/ratings/queries";
import { getReading } from "#lib/reading/queries";
import { isPerson, type Viewer } from "#lib/viewer";
import { NOBODY, type ViewerOnPage } from "#lib/viewer-on-page";

/** What is personal to this viewer on a public page, and in the thread that it shows. */
export async function getViewerOnPage(viewer: Viewer, thread: string | undefined): Promise<ViewerOnPage> {
  if (!isPerson(viewer)) return NOBODY;
  return {
    ...(thread === undefined ? NOBODY : await inThread(viewer, thread)),
    member: { handle: viewer.handle, role: viewer.role, waitingRole: viewer.waitingRole },
    unread: await countUnread(viewer),
    follows: await listFollowedSlugs(viewer, thread),
  };
}

async function inThread(viewer: Viewer, slug: string): Promise<Omit<ViewerOnPage, "member" | "unread" | "follows">> {
  const room = await getPostingRoom(viewer, slug);
  return {
    own: await listOwnIds(viewer, slug),
    position: await getOwnPosition(viewer, slug),
    ratings: await listOwnRatings(viewer, slug),
    credited: await listCreditedIds(viewer, slug),
    posting: room && { ...room, nextAt: room.nextAt.toISOString() },
    hidden: await listHiddenTexts(viewer, slug),
    reading: await getReading(viewer, slug),
  };
}
