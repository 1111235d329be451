import type { Curve } from "#tests/bench/growth/growth";

/** As wide as a page of docs; a column of small charts each. */
const [WIDTH, COLUMNS] = [960, 4];
const [CELL, HIGH, PLOT] = [WIDTH / COLUMNS, 132, 70];
const [LEFT, TOP] = [14, 44];

/**
 * A small chart for each page: milliseconds by size (both logarithmic, one decade of time each around its first full
 * size), with the band of twice the time in which it should stay. Plain SVG that follows the reader's light or dark.
 */
export function curves(measured: readonly Curve[]): string {
  const rows = Math.ceil(measured.length / COLUMNS);
  const height = rows * HIGH + 34;
  const cells = measured.map((curve, i) => cell(curve, (i % COLUMNS) * CELL, 34 + Math.floor(i / COLUMNS) * HIGH));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t">
<title id="t">Milliseconds for each page by the number of arguments, 100 to 1,000,000. The same figures stand in the table.</title>
<style>
  svg { background: #fff; font-family: system-ui, sans-serif; }
  text { fill: #1c1f23; font-size: 12px; } .soft { fill: #5b6169; font-size: 11px; }
  .line { fill: none; stroke: #0b5cad; stroke-width: 2; } .dot { fill: #0b5cad; } .band { fill: #0b5cad; opacity: .12; }
  .over .line { stroke: #b3261e; } .over .dot, .over .ratio { fill: #b3261e; }
  @media (prefers-color-scheme: dark) {
    svg { background: #14171a; } text { fill: #eceff2; } .soft { fill: #a7afb8; }
    .line { stroke: #7cb8f5; } .dot { fill: #7cb8f5; } .band { fill: #7cb8f5; opacity: .2; }
    .over .line { stroke: #ff9a91; } .over .dot, .over .ratio { fill: #ff9a91; }
  }
</style>
<text x="${LEFT}" y="20" class="soft">From left to right 100, 1,000, 10,000, 100,000 and 1,000,000 arguments. The band is up to twice the time of 1,000.</text>
${cells.join("\n")}
</svg>
`;
}

function cell({ name, ms }: Curve, x: number, y: number): string {
  const base = ms[1] ?? 1;
  const ratio = (ms.at(-1) ?? 0) / base;
  const xOf = (i: number) => round(x + LEFT + (i * (CELL - 2 * LEFT - 20)) / Math.max(1, ms.length - 1));
  // A fifth of the first full size's time at the bottom, ten times it at the top.
  const yOf = (value: number) => {
    const share = Math.log(Math.min(10, Math.max(0.2, value / base)) / 0.2) / Math.log(50);
    return round(y + TOP + PLOT * (1 - share));
  };
  const points = ms.map((value, i) => `${xOf(i)},${yOf(value)}`);
  const dots = points.map(
    (point) => `<circle class="dot" r="3" cx="${point.split(",")[0]}" cy="${point.split(",")[1]}"/>`,
  );
  const [top, bottom] = [yOf(2 * base), yOf(base)];
  return `<g${ratio > 2 ? ' class="over"' : ""}>
<text x="${x + LEFT}" y="${y + 16}">${name}</text>
<text x="${x + LEFT}" y="${y + 32}" class="soft">${base.toFixed(1)} → ${(ms.at(-1) ?? 0).toFixed(1)} ms <tspan class="ratio">× ${ratio.toFixed(2)}</tspan></text>
<rect class="band" x="${xOf(0)}" y="${top}" width="${round(xOf(ms.length - 1) - xOf(0))}" height="${round(bottom - top)}"/>
<polyline class="line" points="${points.join(" ")}"/>${dots.join("")}
</g>`;
}

const round = (value: number) => Math.round(value * 10) / 10;
