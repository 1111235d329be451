/** What is looked for of somebody who left. */
export type Names = { handle: string; email: string };

const EDGE = "[a-z0-9_.-]";
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name that can be no word of a language: it has a digit or a sign in it. */
const isNoWord = (handle: string) => /[^a-z]/.test(handle);

/**
 * A text without the name of somebody who left: where they are mentioned, linked or quoted by their address, `label`
 * stands instead. Their handle alone is replaced only when it is no word: “peace” wrote something, and so did others.
 */
export function withoutName(text: string, { handle, email }: Names, label: string): string {
  const name = escaped(handle);
  // A full stop at its end may be that of the sentence.
  const ends = `(?!${EDGE}*[a-z0-9_-])`;
  const patterns = [
    escaped(email),
    `<a href="/members/${name}"><bdi>@${name}</bdi></a>`,
    `/members/${name}${ends}`,
    `@${name}${ends}`,
    ...(isNoWord(handle) ? [`(?<!${EDGE})${name}${ends}`] : []),
  ];
  return text.replace(new RegExp(patterns.join("|"), "giu"), label);
}
