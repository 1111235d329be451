const VIEWS = [
  { view: "sides", label: "Side by side", path: "#arguments" },
  { view: "timeline", label: "Timeline", path: "/timeline" },
  { view: "map", label: "Map", path: "/map" },
  { view: "minds", label: "Minds", path: "/minds" },
] as const;

/** The ways to look at the arguments of a thread. */
export function ViewsNav({ slug, current }: { slug: string; current: (typeof VIEWS)[number]["view"] }) {
  return (
    <nav aria-label="Views of the arguments" className="screen-only -mb-px flex overflow-x-auto text-sm">
      {VIEWS.map(({ view, label, path }) => (
        <a
          key={view}
          href={`/threads/${slug}${path}`}
          aria-current={view === current ? "page" : undefined}
          className="inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-soft hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
