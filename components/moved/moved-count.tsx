import type { ShownArgument } from "#lib/arguments/view";
import { movedWords } from "#lib/moved/rules";

type Props = { moved: ShownArgument["moved"]; address: string };

/** How many readers an argument moved, leading to what they say of it; nothing when there are none. */
export function MovedCount({ moved, address }: Props) {
  if (moved.all === 0) return null;
  return (
    <a href={`${address}#moved`} className="moved">
      {movedWords(moved)}
    </a>
  );
}
