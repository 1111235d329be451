import { currentViewer } from "#lib/accounts/current-viewer";
import { listOwnIds } from "#lib/arguments/queries";
import { ThreadSlug } from "#lib/arguments/schema";
import { listHiddenTexts } from "#lib/moderation/queries";
import { getReading } from "#lib/reading/queries";
import { isPerson } from "#lib/viewer";
import type { ViewerOnPage } from "#lib/viewer-on-page";

const FOR_ONE_PERSON = { headers: { "cache-control": "private, no-store", vary: "cookie" } };

export async function GET(request: Request) {
  const viewer = await currentViewer();
  const thread = ThreadSlug.optional().safeParse(new URL(request.url).searchParams.get("thread") ?? undefined);
  if (!thread.success) return Response.json({ error: "There is no such thread." }, { status: 400, ...FOR_ONE_PERSON });
  const answer: ViewerOnPage = {
    member: isPerson(viewer) ? { handle: viewer.handle, role: viewer.role } : null,
    own: thread.data ? await listOwnIds(viewer, thread.data) : [],
    hidden: thread.data ? await listHiddenTexts(viewer, thread.data) : [],
    reading: thread.data ? await getReading(viewer, thread.data) : null,
  };
  return Response.json(answer, FOR_ONE_PERSON);
}
