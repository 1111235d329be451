import { NotFound } from "#lib/errors";
import { openNotification } from "#lib/notifications/open-notification";
import { isOpenedByPerson } from "#lib/notifications/opened-by-person";
import { NotificationId } from "#lib/notifications/schema";

type Props = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Props) {
  const id = NotificationId.safeParse((await params).id);
  if (!id.success) return new Response(new NotFound().message, { status: 404 });
  const { searchParams } = new URL(request.url);
  return openNotification(id.data, searchParams.get("to") ?? undefined, isOpenedByPerson(request));
}
