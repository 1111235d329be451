"use client";
import { useEffect, useRef } from "react";

/** What became of a form: read out when it appears. After a refusal the first marked field gets the focus. */
export function FormMessage({ message, kind }: { message?: string; kind: "refused" | "done" }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!message || kind === "done") return;
    const first = place.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid='true']");
    (first ?? place.current)?.focus();
  }, [message, kind]);
  if (!message) return null;
  return (
    <p
      ref={place}
      tabIndex={-1}
      role={kind === "refused" ? "alert" : "status"}
      className={`rounded-control px-4 py-3 text-sm ${kind === "refused" ? "side-2 bg-side-wash text-side" : "bg-wash"}`}
    >
      {message}
    </p>
  );
}
