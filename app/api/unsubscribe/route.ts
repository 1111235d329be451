import { unsubscribeByLink } from "#lib/notifications/unsubscribe-by-link";

export async function POST(request: Request) {
  return unsubscribeByLink(request);
}
