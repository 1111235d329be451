import type { Side } from "#lib/positions/rules";
import { FEWEST_TOLD } from "#lib/positions/rules";

/** How many went from one side to another, or stayed. */
export type Flow = { from: Side; to: Side; count: number };
/** `count` is null where fewer than 3 went, nobody included. */
export type ToldFlow = { from: Side; to: Side; count: number | null };

/** In which order sides stand above each other: yes, undecided, no. */
export const LANES: readonly Side[] = [1, 0, 2];

/**
 * All nine flows, as far as they can be told. Positions are nobody's to know, but a credit “changed position” bears its
 * giver's name: in a table with a single 1 off the diagonal, that is them. So a flow of 1 or 2 is told as “fewer than
 * 3”, and so is one of nobody, because empty cells around it would point to the only one that is not. There is no table
 * (null) before 3 people changed sides, nor while all who did went the same way. Totals are left out, with which the
 * rest could be worked out.
 */
export function tellFlow(flows: readonly Flow[]): ToldFlow[] | null {
  const changes = flows.filter(({ from, to }) => from !== to).map(({ count }) => count);
  const changed = changes.reduce((sum, count) => sum + count, 0);
  if (changed < FEWEST_TOLD || Math.max(...changes) === changed) return null;
  return LANES.flatMap((from) =>
    LANES.map((to) => {
      const count = flows.find((flow) => flow.from === from && flow.to === to)?.count ?? 0;
      return { from, to, count: count < FEWEST_TOLD ? null : count };
    }),
  );
}

export type Node = { side: Side; column: "first" | "now"; y: number; height: number };
export type Band = Flow & { path: string };
export type FlowPicture = { nodes: Node[]; bands: Band[] };

/** The picture is so wide and, with its three lanes, so high; it is stretched to its place. */
export const PICTURE = { width: 100, lane: 100, height: 300, node: 3 };
const MOST_OF_A_LANE = 0.84;

/** Bands from where people first stood (left) to where they stand (right), as thick as many went; a lane for each side. */
export function layoutFlow(told: readonly ToldFlow[]): FlowPicture {
  const flows = told.flatMap(({ from, to, count }) => (count === null ? [] : [{ from, to, count }]));
  const total = (column: "from" | "to", side: Side) =>
    flows.filter((flow) => flow[column] === side).reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...LANES.flatMap((side) => [total("from", side), total("to", side)]));
  const scale = (PICTURE.lane * MOST_OF_A_LANE) / most;
  const nodes = (["from", "to"] as const).flatMap((column) =>
    LANES.map((side, lane): Node => {
      const height = total(column, side) * scale;
      return {
        side,
        column: column === "from" ? "first" : "now",
        y: lane * PICTURE.lane + (PICTURE.lane - height) / 2,
        height,
      };
    }),
  );
  const top = (column: Node["column"], side: Side) =>
    nodes.find((node) => node.column === column && node.side === side)?.y ?? 0;
  const above = (flow: Flow, column: "from" | "to", other: "from" | "to") =>
    flows
      .filter((each) => each[column] === flow[column] && LANES.indexOf(each[other]) < LANES.indexOf(flow[other]))
      .reduce((sum, { count }) => sum + count, 0) * scale;
  const bands = flows.map((flow) => ({
    ...flow,
    path: band(
      top("first", flow.from) + above(flow, "from", "to"),
      top("now", flow.to) + above(flow, "to", "from"),
      flow.count * scale,
    ),
  }));
  return { nodes: nodes.filter(({ height }) => height > 0), bands };
}

function band(left: number, right: number, thickness: number): string {
  const [x1, x2] = [PICTURE.node, PICTURE.width - PICTURE.node];
  const middle = PICTURE.width / 2;
  const at = (x: number, y: number) => `${round(x)} ${round(y)}`;
  const there = `M${at(x1, left)}C${at(middle, left)} ${at(middle, right)} ${at(x2, right)}`;
  const back = `L${at(x2, right + thickness)}C${at(middle, right + thickness)} ${at(middle, left + thickness)} ${at(x1, left + thickness)}Z`;
  return there + back;
}

const round = (value: number) => Math.round(value * 100) / 100;
