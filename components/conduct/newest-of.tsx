import { CONDUCT_ENTRIES } from "#lib/conduct/rules";

/** Below a list that shows the newest alone, how many there are. */
export function NewestOf({ count }: { count: number }) {
  if (count <= CONDUCT_ENTRIES) return null;
  return <p className="text-sm text-soft">{`These are the newest ${CONDUCT_ENTRIES} of ${count}.`}</p>;
}
