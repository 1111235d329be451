import { hierarchy, tree } from "d3-hierarchy";
import type { Relation } from "#lib/arguments/policy";
import type { ArgumentView } from "#lib/arguments/view";

/** A root with what is drawn of its replies; `leftOut` are not, and `isMore` says that there are still others. */
type Tree = { view: ArgumentView; leftOut: number; isMore: boolean };
export type MapNode = { view: ArgumentView; parent: ArgumentView | undefined; x: number; y: number };
export type MapLink = { key: string; relation: Relation; path: string };
/** Words in the place of replies that are not drawn. */
export type MapStub = { root: ArgumentView; count: number; isMore: boolean; x: number; y: number };
export type MapLayout = {
  width: number;
  height: number;
  columns: { x: number }[];
  nodes: MapNode[];
  links: MapLink[];
  stubs: MapStub[];
};

const LEVEL = 52;
const ROW = 26;
const HEAD = 44;
const GAP = 20;
const MARGIN = 20;
const COLUMN = 7 * LEVEL + 96;
export const NODE_RADIUS = 8;

/** Where everything of a map is drawn, in pixels: a column for each side, its roots one below the other, replies to the right. */
export function layoutMap(columns: readonly (readonly Tree[])[]): MapLayout {
  const map: MapLayout = { width: 0, height: 0, columns: [], nodes: [], links: [], stubs: [] };
  for (const [i, trees] of columns.entries()) {
    const x = MARGIN + i * COLUMN;
    let top = HEAD + MARGIN;
    for (const each of trees) top = addTree(map, each, x, top) + GAP;
    map.columns.push({ x });
    map.height = Math.max(map.height, top);
  }
  map.width = MARGIN + columns.length * COLUMN;
  return map;
}

/** Adds a root in its row, and below that row its replies as a tidy tree; answers where they end. */
function addTree(map: MapLayout, { view, leftOut, isMore }: Tree, left: number, top: number): number {
  const laid = tree<ArgumentView>()
    .nodeSize([ROW, LEVEL])
    .separation(() => 1)(hierarchy(view, ({ replies }) => replies));
  const replies = laid.descendants().slice(1);
  // The root has the row above them, whatever place the layout gave it.
  const rows = replies.map(({ x }) => x);
  const shift = top + ROW - Math.min(...rows);
  const placed = new Map<ArgumentView, { x: number; y: number }>();
  for (const { data, parent, x, y } of laid.descendants()) {
    const at = { x: left + y, y: parent ? x + shift : top };
    placed.set(data, at);
    map.nodes.push({ view: data, parent: parent?.data, ...at });
    const from = parent && placed.get(parent.data);
    if (from && data.relation)
      map.links.push({ key: `${data.id}`, relation: data.relation, path: pathBetween(from, at, !parent.parent) });
  }
  let end = replies.length === 0 ? top : Math.max(...rows) + shift;
  if (leftOut > 0 || isMore) {
    end += ROW;
    map.stubs.push({ root: view, count: leftOut, isMore, x: left + LEVEL, y: end });
  }
  return end + ROW;
}

/** From a root straight down and then aside, from a reply to its replies in an S. */
function pathBetween(from: { x: number; y: number }, to: { x: number; y: number }, isFromRoot: boolean): string {
  const end = to.x - NODE_RADIUS;
  if (isFromRoot) return `M${from.x} ${from.y + NODE_RADIUS}C${from.x} ${to.y} ${from.x} ${to.y} ${end} ${to.y}`;
  const start = from.x + NODE_RADIUS;
  const middle = (start + end) / 2;
  return `M${start} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${end} ${to.y}`;
}
