import { NextResponse } from "next/server";
import { currentViewer } from "#lib/accounts/current-viewer";
import { Refusal } from "#lib/errors";
import { parse } from "#lib/http/attempt";
import { markSeen } from "#lib/reading/mark-seen";
import { MarkSeen } from "#lib/reading/schema";

const NOT_KEPT = { "cache-control": "no-store" };

/** Takes up what an open page says was seen. No server action: those wait for each other, and a post must not wait for this. */
export async function takeSeen(request: Request): Promise<NextResponse> {
  try {
    const sent: unknown = await request.json().catch(() => undefined);
    await markSeen(await currentViewer(), parse(MarkSeen, sent));
    return new NextResponse(null, { status: 204, headers: NOT_KEPT });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return NextResponse.json({ error: error.message }, { status: error.status, headers: NOT_KEPT });
  }
}
