import { sideClass } from "#components/arguments/stance-chip";
import { MapLine } from "#components/reading/map-line";
import { MapShape } from "#components/reading/map-shape";
import type { Relation } from "#lib/arguments/policy";
import type { Stance } from "#lib/threads/queries";

const LINES: readonly [Relation, string][] = [
  ["supports", "A solid line: supports or answers"],
  ["rebuts", "A dashed line: rebuts"],
  ["asks", "A dotted line: asks"],
];

/** What the shapes and lines of a map mean. */
export function MapLegend({ stances }: { stances: readonly Stance[] }) {
  const shapes = [
    ...stances.map((stance) => ({
      stance,
      words: stance.side === 1 ? `A circle: ${stance.label}` : `A square: ${stance.label}`,
    })),
    { stance: undefined, words: "A triangle: just asking" },
  ];
  return (
    <ul
      aria-label="What the shapes and lines mean"
      className="map mt-4 flex flex-wrap gap-x-5 gap-y-2 text-sm text-soft"
    >
      {shapes.map(({ stance, words }) => (
        <li key={words} className={`flex items-center gap-2 ${sideClass(stance)}`}>
          <svg viewBox="-10 -10 20 20" aria-hidden="true" className="size-5">
            <MapShape side={stance?.side} />
          </svg>
          {words}
        </li>
      ))}
      <li className="side-0 flex items-center gap-2">
        <svg viewBox="-10 -10 20 20" aria-hidden="true" className="size-5">
          <MapShape side={1} hollow />
        </svg>
        Hollow: hidden or deleted
      </li>
      {LINES.map(([relation, words]) => (
        <li key={relation} className="flex items-center gap-2">
          <svg viewBox="0 0 36 8" aria-hidden="true" className="h-2 w-9">
            <MapLine relation={relation} path="M0 4h36" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
