import { Fragment } from "react";
import type { ShownArgument } from "#lib/arguments/view";

/** What an argument or an article rests on. */
export function Sources({ sources }: { sources: ShownArgument["sources"] }) {
  return (
    <ul className="sources mt-2 space-y-1 text-sm">
      {sources.map((source, i) => (
        <li key={`${i}-${source.url ?? source.title}`}>
          {source.url ? (
            <a href={source.url} rel="nofollow ugc noopener" className="link">
              <bdi>{source.title}</bdi>
            </a>
          ) : (
            <bdi>{source.title}</bdi>
          )}
          <span className="text-soft">
            {[hostOf(source), source.publisher, source.date].filter(Boolean).map((part, place) => (
              <Fragment key={place}>
                {" · "}
                <bdi>{part}</bdi>
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where a link with a title of its own leads, which the title may not say. */
function hostOf({ url, title }: ShownArgument["sources"][number]): string | undefined {
  return url && title !== url && URL.canParse(url) ? new URL(url).host : undefined;
}
