"use client";
import { useLayoutEffect } from "react";
import { MOST_FOLDED } from "#lib/reading/rules";

const REPLIES = "details[data-replies]";

/** Remembers in this browser which replies of a thread were folded, and folds them again before the page is shown. */
export function FoldMemory({ slug }: { slug: string }) {
  useLayoutEffect(() => {
    const key = `parley:folded:${slug}`;
    const folded = new Set(recall(key));
    // Where an address leads into folded replies, they stay open.
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    for (const details of repliesOnPage())
      if (folded.has(details.dataset.replies ?? "") && !details.contains(target)) details.open = false;
    const onToggle = ({ target: toggled }: Event) => {
      if (!(toggled instanceof HTMLDetailsElement) || toggled.dataset.replies === undefined) return;
      folded.delete(toggled.dataset.replies);
      if (!toggled.open) folded.add(toggled.dataset.replies);
      keep(key, [...folded].slice(-MOST_FOLDED));
    };
    // It does not bubble.
    document.addEventListener("toggle", onToggle, true);
    return () => document.removeEventListener("toggle", onToggle, true);
  }, [slug]);
  return null;
}

export function repliesOnPage(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>(REPLIES)];
}

// A browser may refuse its storage, or somebody else may have written there.
function recall(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.map(String).slice(-MOST_FOLDED) : [];
  } catch {
    return [];
  }
}

function keep(key: string, folded: string[]) {
  try {
    if (folded.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(folded));
  } catch {
    // Then they are open again next time.
  }
}
