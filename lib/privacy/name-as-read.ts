import type { Reading } from "#lib/privacy/spelled";

/** What is looked for of somebody who left. */
export type Names = { handle: string; email: string };

const EDGE = "[a-z0-9_.-]";
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name that can be no word of a language: it has a digit or a sign in it. */
const isNoWord = (handle: string) => /[^a-z]/.test(handle);

function patternOf({ handle, email }: Names): RegExp {
  const name = escaped(handle);
  // A full stop at its end may be that of the sentence.
  const ends = "(?!\\.*[a-z0-9_-])";
  const patterns = [
    `(?<![a-z0-9+-][_.]?)${escaped(email)}${ends}`,
    `(?<=/members/)${name}${ends}`,
    `@${name}${ends}`,
    ...(isNoWord(handle) ? [`(?<!${EDGE})${name}${ends}`] : []),
  ];
  return new RegExp(patterns.join("|"), "giu");
}

/** Within one of these an address has no end. */
const RUNS = /[^\s<>()[\]"]+/g;
const ADDRESS_BEGINS = /:\/\/|^\/|^www\./i;

/**
 * A text in which `label` stands wherever a name is read in it (`reading`): of an address the name alone goes, and
 * what it is in the way of an address must be able to stand there. `place` says what is left of what stood between the
 * characters of the name, and was not read: before the label, and behind it.
 */
export function withoutRead(
  text: string,
  { words, from, to }: Reading,
  names: Names,
  label: string,
  place: (between: string) => readonly [string, string] = () => ["", ""],
): string {
  const pattern = patternOf(names);
  const pieces: string[] = [];
  let done = 0;
  for (const { 0: run, index: at } of words.matchAll(RUNS)) {
    const address = run.search(ADDRESS_BEGINS);
    for (const { 0: name, index } of run.matchAll(pattern)) {
      const [first, last] = [at + index, at + index + name.length - 1];
      const isAddressed = (address >= 0 && index > address) || run[index - 1] === "/";
      const [before, behind] = place(betweenOf(text, { from, to }, first, last));
      pieces.push(text.slice(done, from[first]), before, isAddressed ? inAddress(name, label) : label, behind);
      done = to[last] ?? text.length;
    }
  }
  return pieces.join("") + text.slice(done);
}

const inAddress = (name: string, label: string) => (name.startsWith("@") ? "@" : "") + label.replaceAll(" ", "-");

function betweenOf(text: string, { from, to }: Pick<Reading, "from" | "to">, first: number, last: number): string {
  let between = "";
  for (let unit = first; unit < last; unit += 1)
    between += text.slice(to[unit], Math.max(to[unit] ?? 0, from[unit + 1] ?? 0));
  return between;
}
