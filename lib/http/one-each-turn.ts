import { setImmediate as oneTurnOfTheLoop } from "node:timers/promises";

/** Lets one go on in each turn of the event loop, in their order, so that those who read get theirs in between. */
export function oneEachTurn(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => oneTurnOfTheLoop());
    return last;
  };
}
