/** No page of ours lies deeper. */
const DEEPEST = 30;

/**
 * Whether the header in which Next's router says what it has is one that Next can read: it answers another one with an
 * error of its own (500), which would be told to the operator as ours.
 */
export function isRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true;
  try {
    return isState(JSON.parse(decodeURIComponent(String(header))), DEEPEST);
  } catch {
    return false;
  }
}

/** `[segment, { name: state }, …]`, where a segment is a word, or three or four of a part that stands for any. */
function isState(state: unknown, left: number): boolean {
  if (left === 0 || !Array.isArray(state)) return false;
  const [segment, below] = state;
  if (typeof segment !== "string" && !Array.isArray(segment)) return false;
  if (typeof below !== "object" || below === null || Array.isArray(below)) return false;
  return Object.values(below).every((each) => isState(each, left - 1));
}
