import { resolve } from "node:path";

/** Where everything that must survive lies: `PARLEY_DATA`, or `data/`. */
export function dataFolder(): string {
  return resolve(/* turbopackIgnore: true */ process.env.PARLEY_DATA || "data");
}
