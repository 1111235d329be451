// Asks the npm registry for known vulnerabilities of what runs in production, and fails on one that is high or critical.
// Plain JavaScript without dependencies: it says something about those.
import { spawnSync } from "node:child_process";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8" });
const counts = countsIn(stdout);
if (!counts) {
  console.error("The npm registry did not say what is known of these packages, so nothing was checked.");
  process.exit(2);
}
const serious = counts.high + counts.critical;
const all = Object.entries(counts).filter(([kind, count]) => kind !== "total" && count > 0);
console.log(`Known vulnerabilities: ${all.map(([kind, count]) => `${count} ${kind}`).join(", ") || "none"}.`);
if (serious > 0) console.error("Look at them with: npm audit --omit=dev");
process.exit(serious > 0 ? 1 : 0);

function countsIn(json) {
  try {
    return JSON.parse(json).metadata?.vulnerabilities;
  } catch {
    return undefined;
  }
}
