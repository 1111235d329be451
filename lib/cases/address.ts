import { PATH_OF_TAB, type QueueTab } from "#lib/cases/tabs";

/** The address of a place in the queue: which `case` is open, `after` which place the page begins, what is `done` and can be taken back. */
export function queueAddress(tab: QueueTab, query: Record<string, string | number | undefined>): string {
  const known = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return known.length === 0 ? PATH_OF_TAB[tab] : `${PATH_OF_TAB[tab]}?${new URLSearchParams(known)}`;
}
