"use client";
import { useParams } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";
import type { ViewerOnPage } from "#lib/viewer-on-page";

const NOBODY_KNOWN: ViewerOnPage = { member: null, own: [], hidden: [] };

type ViewerState = ViewerOnPage & { known: boolean; reload: () => Promise<void> };

const ViewerContext = createContext<ViewerState>({ ...NOBODY_KNOWN, known: false, reload: async () => {} });

/** Who reads this page, once `known`; until then a visitor, as in the page itself. */
export const useViewer = () => use(ViewerContext);

/** Asks once who reads, and lays it over the page that is the same for everyone. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const { slug } = useParams<{ slug?: string }>();
  const [viewer, setViewer] = useState<ViewerOnPage>();
  const reload = useCallback(async () => {
    const response = await fetch(slug ? `/api/viewer?thread=${encodeURIComponent(slug)}` : "/api/viewer");
    if (response.ok) setViewer(await response.json());
  }, [slug]);
  useEffect(() => {
    // Offline or too late, the page stays what it is for everyone.
    reload().catch(() => setViewer(NOBODY_KNOWN));
  }, [reload]);
  return (
    <ViewerContext value={{ ...(viewer ?? NOBODY_KNOWN), known: viewer !== undefined, reload }}>
      {children}
    </ViewerContext>
  );
}
