import { SideIcon } from "#components/arguments/stance-chip";
import { Fill, Stripes } from "#components/minds/fill";
import { Empty } from "#components/ui/empty";
import { LANES, layoutFlow, PICTURE, type ToldFlow } from "#lib/minds/flow";
import { FEWEST_TOLD, type Side } from "#lib/positions/rules";
import type { Stance } from "#lib/threads/queries";

type Props = { flow: ToldFlow[] | null; stances: readonly [Stance, Stance] };

/** From which side to which side people went since they first said where they stand: bands, and the same as a table. */
export function FlowPicture({ flow, stances }: Props) {
  if (flow === null)
    return (
      <Empty>{`Fewer than ${FEWEST_TOLD} people have changed sides so far, or all went the same way: too little to show without telling who.`}</Empty>
    );
  const { nodes, bands } = layoutFlow(flow);
  return (
    <>
      <div className="grid grid-cols-[auto_1fr_auto] gap-x-2 text-xs font-semibold md:gap-x-3 md:text-sm">
        <p className="pb-1 text-soft">At first</p>
        <span />
        <p className="pb-1 text-end text-soft">Now</p>
        <Lanes stances={stances} />
        <svg
          role="img"
          aria-label="Bands from where people first stood to where they stand now. The table below has the numbers."
          viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
          preserveAspectRatio="none"
          className="h-72 w-full"
        >
          <Stripes id="stripes-flow" every={7} />
          {bands.map(({ from, to, path }) => (
            <Fill key={`${from}${to}`} side={from} stripes="stripes-flow">
              <path d={path} fillOpacity="0.45" />
            </Fill>
          ))}
          {nodes.map(({ side, column, y, height }) => (
            <Fill key={`${side}${column}`} side={side} stripes="stripes-flow">
              <rect
                x={column === "first" ? 0 : PICTURE.width - PICTURE.node}
                y={y}
                width={PICTURE.node}
                height={height}
              />
            </Fill>
          ))}
        </svg>
        <Lanes stances={stances} />
      </div>
      <FlowTable flow={flow} stances={stances} />
      <p className="mt-3 text-sm text-soft">
        {`Where fewer than ${FEWEST_TOLD} people went, nobody included, the table says only that, and no band is drawn: who credits an argument is named, so a single number could tell where somebody stood.`}
      </p>
    </>
  );
}

/** The names of the three lanes, beside the picture that shares their height. */
function Lanes({ stances }: { stances: Props["stances"] }) {
  return (
    <ul aria-hidden="true" className="grid h-72 grid-rows-3">
      {LANES.map((side) => (
        <li key={side} className={`side-${side} flex max-w-24 items-center gap-1.5 text-side md:max-w-none`}>
          {side !== 0 && <SideIcon side={side} />}
          {nameOf(side, stances)}
        </li>
      ))}
    </ul>
  );
}

function FlowTable({ flow, stances }: { flow: ToldFlow[]; stances: Props["stances"] }) {
  return (
    <table className="mt-5 w-full table-fixed text-xs tabular-nums md:text-sm">
      <caption className="pb-1 text-start text-sm text-soft">
        Rows: where people first stood. Columns: where they stand now.
      </caption>
      <thead>
        <tr className="border-b border-line">
          <td />
          {LANES.map((to) => (
            <th key={to} scope="col" className={`side-${to} ps-2 py-2 text-end align-bottom font-semibold text-side`}>
              <span className="sr-only">Now: </span>
              {nameOf(to, stances)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LANES.map((from) => (
          <tr key={from} className="border-b border-line">
            <th scope="row" className={`side-${from} py-2 text-start font-semibold text-side`}>
              <span className="sr-only">At first: </span>
              {nameOf(from, stances)}
            </th>
            {LANES.map((to) => (
              <Cell key={to} count={flow.find((each) => each.from === from && each.to === to)?.count ?? null} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ count }: { count: number | null }) {
  return count === null ? (
    <td className="ps-2 py-2 text-end text-soft">{`fewer than ${FEWEST_TOLD}`}</td>
  ) : (
    <td className="ps-2 py-2 text-end">{count.toLocaleString("en")}</td>
  );
}

/** What a side is called. */
export const nameOf = (side: Side, [yes, no]: Props["stances"]): string =>
  side === 0 ? "Undecided" : side === 1 ? yes.label : no.label;
