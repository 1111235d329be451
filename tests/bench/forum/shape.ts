/** What a forum of so many arguments has besides them. `longest` are the arguments of its longest thread. */
export type Shape = {
  arguments: number;
  threads: number;
  longest: number;
  members: number;
  decided: number;
  open: number;
};

/**
 * From 1,000 arguments on every page that is measured is full. 1,000,000 are in 1,000 threads, of which one has 50,000:
 * the longest thread grows with the two thirds of what there is.
 */
export function shapeOf(size: number): Shape {
  return {
    arguments: size,
    threads: between(size / 10, 10, 1_000),
    longest: Math.min(Math.round(5 * size ** (2 / 3)), Math.round(size / 2)),
    members: between(size / 5, 60, 5_000),
    decided: size < 1_000 ? 20 : between(60 * Math.log10(size), 180, 400),
    open: size < 1_000 ? 10 : between(80 * Math.log10(size), 0, 480),
  };
}

/** Which thread each argument is in: the threads are mixed, as they are where many argue at the same time. */
export function placesOf({ arguments: many, threads, longest }: Shape, chance: () => number): Uint16Array {
  const places = new Uint16Array(many);
  for (let i = longest; i < many; i += 1) places[i] = threads === 1 ? 0 : 1 + (i % (threads - 1));
  for (let i = many - 1; i > 0; i -= 1) {
    const other = Math.floor(chance() * (i + 1));
    [places[i], places[other]] = [places[other] ?? 0, places[i] ?? 0];
  }
  return places;
}

const between = (value: number, low: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));
