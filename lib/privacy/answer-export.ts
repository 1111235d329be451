import { redirect } from "next/navigation";
import { currentViewer } from "#lib/accounts/current-viewer";
import { Refusal, TooMany } from "#lib/errors";
import { exportData } from "#lib/privacy/export-data";
import { isPerson } from "#lib/viewer";

/** The export of who asks, as a file that nothing keeps on the way. */
export async function answerExport(byPerson: boolean): Promise<Response> {
  const viewer = await currentViewer();
  if (!isPerson(viewer)) redirect("/signin?then=/settings/data");
  // A browser that fetches ahead would use up what is allowed in a day.
  if (!byPerson) return new Response(null, { status: 204, headers: PRIVATE });
  try {
    const exported = await exportData(viewer);
    return new Response(JSON.stringify(exported, null, 2), {
      headers: {
        ...PRIVATE,
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="parley-${viewer.handle}.json"`,
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const headers = new Headers(PRIVATE);
    if (error instanceof TooMany) headers.set("retry-after", String(error.retryAfter));
    return new Response(error.message, { status: error.status, headers });
  }
}

const PRIVATE = { "cache-control": "no-store" };
