import { NextResponse } from "next/server";
import { Refusal } from "#lib/errors";
import { unsubscribe } from "#lib/notifications/unsubscribe";
import { VISITOR } from "#lib/viewer";

/**
 * Answers the POST of an unsubscribe link: a mail program's with a sentence (RFC 8058 forbids it a redirect), our own
 * page's button with that page.
 */
export async function unsubscribeByLink(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const form = await request.formData().catch(() => new FormData());
  const isMailProgram = form.get("List-Unsubscribe") === "One-Click";
  try {
    await unsubscribe(VISITOR, { token });
    if (isMailProgram) return new NextResponse("You will get no more mail from here.\n");
    return new NextResponse(null, { status: 303, headers: { location: "/unsubscribe?done=yes" } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isMailProgram) return new NextResponse(`${error.message}\n`, { status: error.status });
    return new NextResponse(null, { status: 303, headers: { location: "/unsubscribe" } });
  }
}
