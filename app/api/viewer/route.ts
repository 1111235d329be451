import { currentViewer } from "#lib/accounts/current-viewer";
import { getPostingRoom, listOwnIds } from "#lib/arguments/own-queries";
import { ThreadSlug } from "#lib/arguments/schema";
import { listFollowedSlugs } from "#lib/following/queries";
import { listHiddenTexts } from "#lib/moderation/queries";
import { listCreditedIds } from "#lib/moved/queries";
import { countUnread } from "#lib/notifications/queries";
import { getOwnPosition } from "#lib/positions/queries";
import { listOwnRatings } from "#lib/ratings/queries";
import { getReading } from "#lib/reading/queries";
import { isPerson, type Viewer } from "#lib/viewer";
import { NOBODY, type ViewerOnPage } from "#lib/viewer-on-page";

const FOR_ONE_PERSON = { headers: { "cache-control": "private, no-store", vary: "cookie" } };

export async function GET(request: Request) {
  const viewer = await currentViewer();
  const thread = ThreadSlug.optional().safeParse(new URL(request.url).searchParams.get("thread") ?? undefined);
  if (!thread.success) return Response.json({ error: "There is no such thread." }, { status: 400, ...FOR_ONE_PERSON });
  const answer: ViewerOnPage = {
    ...(await inThread(viewer, thread.data)),
    member: isPerson(viewer) ? { handle: viewer.handle, role: viewer.role } : null,
    unread: await countUnread(viewer),
    follows: await listFollowedSlugs(viewer, thread.data),
  };
  return Response.json(answer, FOR_ONE_PERSON);
}

async function inThread(
  viewer: Viewer,
  slug: string | undefined,
): Promise<Omit<ViewerOnPage, "member" | "unread" | "follows">> {
  if (!slug) return NOBODY;
  return {
    own: await listOwnIds(viewer, slug),
    position: await getOwnPosition(viewer, slug),
    ratings: await listOwnRatings(viewer, slug),
    credited: await listCreditedIds(viewer, slug),
    posting: await posting(viewer, slug),
    hidden: await listHiddenTexts(viewer, slug),
    reading: await getReading(viewer, slug),
  };
}

async function posting(viewer: Viewer, slug: string): Promise<ViewerOnPage["posting"]> {
  const room = await getPostingRoom(viewer, slug);
  return room && { ...room, nextAt: room.nextAt.toISOString() };
}
