import { Argument } from "#components/arguments/argument";
import { Still } from "#components/ui/still";
import type { ArgumentView } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

/** An argument on a page that is about doing something with it: to be read, and nothing else. */
export function ArgumentAlone({ view, stances }: { view: ArgumentView; stances: readonly Stance[] }) {
  return (
    <Still id={`argument-${view.id}`}>
      <Argument headingLevel={2} view={view} stances={stances} tools="none" />
    </Still>
  );
}
