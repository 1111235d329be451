"use client";
import { type ReactNode, Suspense } from "react";

const FIRST_CONTROL = "input:not([type=hidden]), select, textarea, button";
/** What has the focus although another control stands before it. */
const MEANT = "[data-meant]";

/** A form that takes the place of the button that opened it: shown when its code is there, with the focus inside. */
export function InPlaceForm({ children, className = "" }: { children: ReactNode; className?: string }) {
  return (
    <Suspense fallback={<p className="basis-full text-sm text-soft">One moment…</p>}>
      <div ref={focusFirstControl} className={`min-w-0 basis-full text-base text-ink ${className}`}>
        {children}
      </div>
    </Suspense>
  );
}

function focusFirstControl(frame: HTMLDivElement | null) {
  const meant = frame?.querySelector<HTMLElement>(MEANT) ?? frame?.querySelector<HTMLElement>(FIRST_CONTROL);
  meant?.focus();
}
