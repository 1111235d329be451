import { Icon } from "#components/ui/icon";
import type { ShownArgument } from "#lib/arguments/view";
import { movedWords } from "#lib/moved/rules";

type Props = { moved: ShownArgument["moved"]; address: string };

/** How many readers an argument moved, leading to what they say of it; nothing when there are none. */
export function MovedCount({ moved, address }: Props) {
  if (moved.all === 0) return null;
  return (
    <a href={`${address}#moved`} className="inline-flex min-h-6 items-center gap-1.5 font-medium text-bridge">
      <Icon name="lightbulb" className="size-3.5" />
      <span className="link">{movedWords(moved)}</span>
    </a>
  );
}
