import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Row } from "#tests/bench/row";

const REPORT = new URL("../../docs/performance.md", import.meta.url);

/** Rows as a Markdown table, with the names of what is compared. */
export function table(rows: readonly Row[], [ours, floor] = ["Parley", "bare floor"]): string {
  const lines = rows.map(
    (row) => `| ${row.name} | ${row.ours} | ${row.floor} | ${ratioInWords(row.ratio)} | ${row.note ?? ""} |`,
  );
  return [`| what | ${ours} | ${floor} | ratio | |`, "|---|--:|--:|--:|---|", ...lines].join("\n");
}

const ratioInWords = (ratio: number) => (ratio === 0 ? "–" : ratio.toPrecision(2));

/** Puts what was measured between its two markers, with the machine and the day; the prose around them stays. */
export function writeReport(part: "rows" | "engines" | "growth", text: string): void {
  const [begin, end] = [`<!-- ${part}: written by npm run bench -->`, `<!-- end of ${part} -->`];
  const report = readFileSync(REPORT, "utf8");
  const [before, rest] = [report.split(begin)[0], report.split(end)[1]];
  if (before === undefined || rest === undefined) throw new Error(`docs/performance.md has no place for ${part}.`);
  writeFileSync(REPORT, `${before}${begin}\n\n${circumstances()}\n\n${text}\n\n${end}${rest}`);
}

function circumstances(): string {
  const [first] = cpus();
  const machine = `${cpus().length} × ${first?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machine}, ${process.platform}; commit ${commit}.`;
}
