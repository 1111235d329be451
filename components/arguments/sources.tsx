import type { ShownArgument } from "#lib/arguments/view";

/** What an argument or an article rests on. */
export function Sources({ sources }: { sources: ShownArgument["sources"] }) {
  return (
    <ul className="sources mt-2 space-y-1 text-sm">
      {sources.map((source) => (
        <li key={source.url ?? source.title}>
          {source.url ? (
            <a href={source.url} rel="nofollow ugc noopener" className="link">
              <bdi>{source.title}</bdi>
            </a>
          ) : (
            <bdi>{source.title}</bdi>
          )}
          <span className="text-soft">
            {[source.publisher, source.date].filter(Boolean).map((part) => ` · ${part}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
