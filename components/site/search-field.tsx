"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { Icon } from "#components/ui/icon";

const FIELDS = "#search-words, #search-field";

/** The way to search from everywhere: a field where there is room, a link elsewhere; the key / leads to either. */
export function SearchField() {
  const isSearchPage = usePathname() === "/search";
  useEffect(() => {
    window.addEventListener("keydown", onSlash);
    return () => window.removeEventListener("keydown", onSlash);
  }, []);
  // The page has a field of its own.
  if (isSearchPage) return null;
  return (
    <>
      <search className="hidden min-w-0 flex-1 justify-end lg:flex">
        <form action="/search" method="get" className="flex w-full justify-end">
          <label className="flex h-9 w-full max-w-64 items-center gap-2 rounded-full border border-edge bg-card ps-3 pe-2 text-sm text-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-engage">
            <Icon name="search" />
            <span className="sr-only">Search</span>
            <input
              id="search-field"
              type="search"
              name="q"
              placeholder="Search arguments"
              autoComplete="off"
              dir="auto"
              className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-soft"
            />
            <span
              aria-hidden="true"
              className="rounded border border-line px-1.5 font-mono text-xs noscript:hidden pointer-coarse:hidden"
            >
              /
            </span>
          </label>
        </form>
      </search>
      <a
        href="/search"
        aria-label="Search"
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-full text-soft hover:text-ink lg:hidden pointer-coarse:min-w-11"
      >
        <Icon name="search" className="size-5" />
      </a>
    </>
  );
}

function onSlash(event: KeyboardEvent) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target)) return;
  event.preventDefault();
  const field = [...document.querySelectorAll<HTMLInputElement>(FIELDS)].find((each) => each.checkVisibility());
  if (field) field.select();
  else window.location.assign("/search");
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
