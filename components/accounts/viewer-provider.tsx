"use client";
import { useParams, usePathname } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";
import { NOBODY, type ViewerOnPage } from "#lib/viewer-on-page";

type ViewerState = ViewerOnPage & { reload: () => Promise<void> };

const ViewerContext = createContext<ViewerState>({ ...NOBODY, reload: async () => {} });

/** Who reads this page; until that is known a visitor, as in the page itself. */
export const useViewer = () => use(ViewerContext);

/** Asks once who reads, and lays it over the page that is the same for everyone. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const { slug } = useParams<{ slug?: string }>();
  const pathname = usePathname();
  const [viewer, setViewer] = useState<ViewerOnPage>();
  const ask = useCallback(async () => {
    const response = await fetch(slug ? `/api/viewer?thread=${encodeURIComponent(slug)}` : "/api/viewer");
    if (response.ok) setViewer(await response.json());
  }, [slug]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in leads to another page, so each page asks anew
  useEffect(() => {
    // Offline or too late, the page stays what it is for everyone.
    ask().catch(() => setViewer(NOBODY));
  }, [ask, pathname]);
  useEffect(() => {
    // “Back” can show a page as it was left, though they signed out since.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) ask().catch(() => setViewer(NOBODY));
    };
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, [ask]);
  // After something was done; where the network is away, what is known stays.
  const reload = useCallback(() => ask().catch(() => undefined), [ask]);
  return <ViewerContext value={{ ...(viewer ?? NOBODY), reload }}>{children}</ViewerContext>;
}
