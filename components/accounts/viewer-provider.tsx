"use client";
import { useParams, usePathname } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";
import type { ViewerOnPage } from "#lib/viewer-on-page";

const NOBODY_KNOWN: ViewerOnPage = { member: null, own: [], hidden: [], reading: null };

type ViewerState = ViewerOnPage & { reload: () => Promise<void> };

const ViewerContext = createContext<ViewerState>({ ...NOBODY_KNOWN, reload: async () => {} });

/** Who reads this page; until that is known a visitor, as in the page itself. */
export const useViewer = () => use(ViewerContext);

/** Asks once who reads, and lays it over the page that is the same for everyone. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const { slug } = useParams<{ slug?: string }>();
  const pathname = usePathname();
  const [viewer, setViewer] = useState<ViewerOnPage>();
  const reload = useCallback(async () => {
    const response = await fetch(slug ? `/api/viewer?thread=${encodeURIComponent(slug)}` : "/api/viewer");
    if (response.ok) setViewer(await response.json());
  }, [slug]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in leads to another page, so each page asks anew
  useEffect(() => {
    // Offline or too late, the page stays what it is for everyone.
    reload().catch(() => setViewer(NOBODY_KNOWN));
  }, [reload, pathname]);
  return <ViewerContext value={{ ...(viewer ?? NOBODY_KNOWN), reload }}>{children}</ViewerContext>;
}
