import type { ArgumentView } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

type Props = {
  /** Arguments of the other side that nobody of this one has answered, strongest first. */
  unanswered: ArgumentView[];
  /** The side that is asked to answer. */
  stance: Stance;
};

/** What the other side says best and nobody has rebutted yet, offered to those who would write for this side. */
export function Unanswered({ unanswered, stance }: Props) {
  const shown = unanswered.flatMap((view) => (view.state === "shown" && view.locked === null ? [view] : []));
  if (shown.length === 0) return null;
  return (
    <details className="rounded-card border border-dashed border-side-line px-4 py-2 text-sm">
      <summary className="fold flex min-h-11 items-center gap-2 font-medium md:min-h-9">
        {shown.length === 1
          ? "1 argument of the other side has no rebuttal yet"
          : `${shown.length} arguments of the other side have no rebuttal yet`}
      </summary>
      <ul className="unanswered">
        {shown.map((view) => (
          <li key={view.id} data-names={view.id}>
            <a href={`/threads/${view.thread}/arguments/${view.id}`} dir="auto">
              {view.name}
            </a>
            <a href={`/threads/${view.thread}/argue?parent=${view.id}&stance=${stance.slug}`} className="link">
              Answer it<span className="sr-only">{`: ${view.name}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
