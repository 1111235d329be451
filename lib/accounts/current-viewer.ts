import { cookies } from "next/headers";
import { cache } from "react";
import { sessionCookie, viewerOfCookie } from "#lib/accounts/session-cookie";
import type { Viewer } from "#lib/viewer";

/** Who asks for this page or acts, decided anew at each request. Public pages must not call it: they are for everyone. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const jar = await cookies();
  return viewerOfCookie(jar.get(sessionCookie().name)?.value);
});
