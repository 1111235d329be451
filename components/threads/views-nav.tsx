import { Still } from "#components/ui/still";

const VIEWS = [
  { view: "sides", label: "Side by side", path: "#arguments" },
  { view: "timeline", label: "Timeline", path: "/timeline" },
  { view: "map", label: "Map", path: "/map" },
  { view: "minds", label: "Minds", path: "/minds" },
] as const;

/** The ways to look at the arguments of a thread. */
export function ViewsNav({ slug, current }: { slug: string; current: (typeof VIEWS)[number]["view"] }) {
  return (
    <Still id="views" by={`${slug} ${current}`} className="contents">
      <nav aria-label="Views of the arguments" className="views screen-only">
        {VIEWS.map(({ view, label, path }) => (
          <a key={view} href={`/threads/${slug}${path}`} aria-current={view === current ? "page" : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </Still>
  );
}
