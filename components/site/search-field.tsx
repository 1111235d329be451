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
      <search className="site-search">
        <form action="/search" method="get">
          <label>
            <Icon name="search" />
            <span className="sr-only">Search</span>
            <input
              id="search-field"
              type="search"
              name="q"
              placeholder="Search arguments"
              autoComplete="off"
              dir="auto"
            />
            <span aria-hidden="true">/</span>
          </label>
        </form>
      </search>
      <a href="/search" aria-label="Search" className="site-search-link">
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
