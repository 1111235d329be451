import { createHash } from "node:crypto";

/** Where an argument stands: the number of its thread, and the slug of its side. */
export type Stands = { thread: number; stance: string };
/** `roots`: what the words of its claim have in common with their relations (lib/search/similarity.ts). */
export type Placed = Stands & { body: string; roots: readonly string[] };

/** What is kept of where an argument stands and what is compared with others: words with a sign that no text has. */
export function placeWords({ thread, stance, body, roots }: Placed): string {
  const claimed = roots.map((root) => rootWord(thread, root));
  return [threadWord(thread), stanceWord(stance), beginningWord(body), ...claimed].join(" ");
}
export const rootWord = (thread: number, root: string) => `§c${thread}§${root}`;
export const threadWord = (thread: number) => `§t${thread}`;
export const stanceWord = (stance: string) => `§s${stance.replaceAll("-", "§")}`;
export const beginningWord = (body: string) =>
  `§b${createHash("sha256").update(beginningOf(body)).digest("hex").slice(0, 16)}`;

/** So many words of a body are its beginning. */
const BEGINNING_WORDS = 12;
const beginningOf = (body: string) => body.split(" ", BEGINNING_WORDS).join(" ");
