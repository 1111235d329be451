import type { Relation } from "#lib/arguments/policy";

const DASHES: Record<Relation, string | undefined> = {
  supports: undefined,
  answers: undefined,
  rebuts: "6 4",
  asks: "1 5",
};

/** The line of an answer: solid when it supports, dashed when it rebuts, dotted when it asks. */
export function MapLine({ relation, path }: { relation: Relation; path: string }) {
  return (
    <path
      d={path}
      className="line fill-none stroke-edge"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeDasharray={DASHES[relation]}
    />
  );
}
