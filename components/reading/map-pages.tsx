import type { ThreadMap } from "#lib/reading/queries";
import { MAP_ROOTS_PER_SIDE } from "#lib/reading/rules";

/** The way to the roots that are not on this page of the map. */
export function MapPages({ slug, map: { page, pages } }: { slug: string; map: ThreadMap }) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages of the map" className="mt-6 flex flex-wrap items-center gap-x-5 text-sm">
      {page > 1 && (
        <a href={`/threads/${slug}/map?page=${page - 1}`} className="link inline-flex min-h-11 items-center">
          Stronger roots
        </a>
      )}
      <span className="text-soft">{`Page ${page} of ${pages}: ${MAP_ROOTS_PER_SIDE} roots of each side, strongest first`}</span>
      {page < pages && (
        <a href={`/threads/${slug}/map?page=${page + 1}`} className="link inline-flex min-h-11 items-center">
          More roots
        </a>
      )}
    </nav>
  );
}
