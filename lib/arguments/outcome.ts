import type { Posted } from "#lib/arguments/post-argument";
import type { Outcome } from "#lib/form-state";
import { waitsInWords } from "#lib/publishing/in-words";

/** To the argument; one that waits has no public page, so its author is led to theirs, and told why. */
export function outcomeOf({ id, thread, waits }: Posted, message: string): Outcome {
  const to = `/threads/${thread}/arguments/${id}`;
  if (waits === null) return { to, message, id };
  return { to: `${to}/review`, message: waitsInWords(waits) };
}
