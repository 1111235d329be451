"use client";
import { useEffect, useState } from "react";
import { repliesOnPage } from "#components/reading/fold-memory";

/** Folds the replies of all arguments on the page, or unfolds them. Its place is kept until there is a script, and where there are none. */
export function FoldAll() {
  const [open, setOpen] = useState<boolean>();
  useEffect(() => {
    const look = () => {
      const all = repliesOnPage();
      setOpen(all.length === 0 ? undefined : all.some((details) => details.open));
    };
    look();
    document.addEventListener("toggle", look, true);
    return () => document.removeEventListener("toggle", look, true);
  }, []);
  const toggle = () => {
    for (const details of repliesOnPage()) details.open = !open;
  };
  return (
    <button
      type="button"
      onClick={toggle}
      className={`tool screen-only min-h-11 ${open === undefined ? "invisible" : ""}`}
    >
      {open === false ? "Expand all replies" : "Collapse all replies"}
    </button>
  );
}
