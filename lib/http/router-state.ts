import { z } from "zod";

/** No page of ours lies deeper. */
const DEEPEST = 30;

/** How a part of an address may stand for any word: as one, as the rest, as the rest or nothing; before (.) in its place. */
const STANDS_FOR = [
  "c",
  "ci(..)(..)",
  "ci(.)",
  "ci(..)",
  "ci(...)",
  "oc",
  "d",
  "di(..)(..)",
  "di(.)",
  "di(..)",
  "di(...)",
];
const Segment = z.union([
  z.string(),
  z.tuple([z.string(), z.string(), z.enum(STANDS_FOR), z.array(z.string()).nullable()]),
]);
/** `[segment, { name: state }, …]`, as Next declares it (flightRouterStateSchema). */
const State = z.tuple([
  Segment,
  z.record(z.string(), z.unknown()),
  z.tuple([z.string(), z.string()]).nullish(),
  z.enum(["refetch", "inside-shared-layout", "metadata-only"]).nullish(),
  z.number().nullish(),
  z.string().optional(),
]);

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

function isState(state: unknown, left: number): boolean {
  if (left === 0 || !State.safeParse(state).success) return false;
  const [, below] = state as [unknown, object];
  return Object.values(below).every((each) => isState(each, left - 1));
}
