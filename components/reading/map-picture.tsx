import { sideClass } from "#components/arguments/stance-chip";
import { MapFrame } from "#components/reading/map-frame";
import { MapLine } from "#components/reading/map-line";
import { MapShape } from "#components/reading/map-shape";
import { Still } from "#components/ui/still";
import { layoutMap, type MapNode, type MapStub } from "#lib/reading/map-layout";
import { leftOutInWords, nodeInWords } from "#lib/reading/node-in-words";
import type { MapTree } from "#lib/reading/queries";
import type { Stance, Thread } from "#lib/threads/queries";

const LABEL_LENGTH = 52;
const TOUCH_RADIUS = 13;

/** Who answers whom: a column for each side, its roots with their replies growing to the right. */
export function MapPicture({ thread, trees }: { thread: Thread; trees: MapTree[] }) {
  const sides: Stance[] = [...thread.stances];
  if (thread.id % 2 === 0) sides.reverse();
  const drawn = sides
    .map((stance) => ({ stance, trees: trees.filter(({ view }) => view.stance === stance.slug) }))
    .filter((side) => side.trees.length > 0);
  const { width, height, columns, nodes, links, stubs } = layoutMap(drawn.map((side) => side.trees));
  return (
    <MapFrame width={width} height={height}>
      <Still id="map" as="g">
        {drawn.map(({ stance }, i) => (
          <text
            key={stance.slug}
            x={(columns[i]?.x ?? 0) - 8}
            y={28}
            className={`${sideClass(stance)} fill-side text-base font-semibold`}
          >
            {stance.label}
          </text>
        ))}
        {links.map(({ key, relation, path }) => (
          <MapLine key={key} relation={relation} path={path} />
        ))}
        {nodes.map((node) => (
          <Node key={node.view.id} node={node} stances={thread.stances} />
        ))}
        {stubs.map((stub) => (
          <Stub key={stub.root.id} stub={stub} />
        ))}
      </Still>
    </MapFrame>
  );
}

function Node({ node: { view, parent, x, y }, stances }: { node: MapNode; stances: readonly Stance[] }) {
  const stance = stances.find(({ slug }) => slug === view.stance);
  const words = nodeInWords(view, parent, stance?.label);
  const isRoot = view.parentId === null;
  const shape = <MapShape side={stance?.side} hollow={view.state !== "shown"} x={x} y={y} />;
  if (view.state !== "shown") {
    return (
      <g className={sideClass(stance)}>
        <title>{words}</title>
        {shape}
        {isRoot && <Label x={x} y={y} text={GONE[view.state]} />}
      </g>
    );
  }
  return (
    <a
      id={`n${view.id}`}
      href={`/threads/${view.thread}/arguments/${view.id}`}
      aria-label={words}
      data-parent={view.parentId ?? undefined}
      data-stance={view.stance ?? undefined}
      className={sideClass(stance)}
    >
      <title>{words}</title>
      <circle cx={x} cy={y} r={TOUCH_RADIUS} className="fill-transparent" />
      {shape}
      {isRoot && <Label x={x} y={y} text={view.name} />}
    </a>
  );
}

const GONE = {
  hidden: "Hidden by a moderator",
  held: "Waits for a moderator",
  deleted: "Deleted by its author",
};

function Label({ x, y, text }: { x: number; y: number; text: string }) {
  const characters = [...text];
  const short = characters.length > LABEL_LENGTH ? `${characters.slice(0, LABEL_LENGTH - 1).join("")}…` : text;
  return (
    <text x={x + 16} y={y + 4.5} className="fill-ink text-[0.8125rem]">
      {short}
    </text>
  );
}

function Stub({ stub: { root, count, isMore, x, y } }: { stub: MapStub }) {
  const words = leftOutInWords(count, isMore);
  return (
    <a
      href={`/threads/${root.thread}/arguments/${root.id}`}
      data-parent={root.id}
      aria-label={`${words} to ${nameOf(root)}`}
    >
      <text x={x - 8} y={y + 4.5} className="fill-soft text-[0.8125rem] underline">
        {words}
      </text>
    </a>
  );
}

const nameOf = (root: MapStub["root"]) => (root.state === "shown" ? `“${root.name}”` : "a removed argument");
