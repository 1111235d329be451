import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The text of a file of the kit. */
export const ofKit = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url)), "utf8");

/** A text with other hosts, ports and places in it. Throws where one of them is not there: then it is tried no more. */
export function changed(text: string, changes: readonly (readonly [from: RegExp | string, to: string])[]): string {
  return changes.reduce((so, [from, to]) => {
    const next = so.replaceAll(from, to);
    if (next === so) throw new Error(`There is no ${from} to be changed.`);
    return next;
  }, text);
}
