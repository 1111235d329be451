import autocannon from "autocannon";

export type Load = { rate: number; p50: number; p99: number };
type Asked = {
  url: string;
  headers?: Record<string, string>;
  paths?: readonly string[];
  seconds?: number;
  status?: number;
};

const CONNECTIONS = 8;
const SECONDS = 5;

/**
 * How many answers a second a server gives to CONNECTIONS at once; `paths` are asked in turns. Throws when one answer has
 * another status than it should.
 */
export async function load({ url, headers = {}, paths, seconds = SECONDS, status = 200 }: Asked): Promise<Load> {
  const requests = paths?.map((path) => ({ method: "GET" as const, path }));
  const result = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    duration: seconds,
    ...(requests ? { requests } : {}),
  });
  const statuses = Object.keys(result.statusCodeStats ?? {});
  if (result.errors > 0 || statuses.some((each) => Number(each) !== status))
    throw new Error(`${url} answered ${statuses.join(", ") || "nothing"} with ${result.errors} errors.`);
  return { rate: result.requests.total / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Ours and the floor in turns, a second at first for both to get warm; of each the better of two. */
export async function loadBoth(ours: Asked, floor: Asked): Promise<{ ours: Load; floor: Load }> {
  for (const each of [ours, floor]) await load({ ...each, seconds: 2 });
  const [a, b, c, d] = [await load(ours), await load(floor), await load(ours), await load(floor)];
  return { ours: better(a, c), floor: better(b, d) };
}

const better = (one: Load, other: Load) => (one.rate >= other.rate ? one : other);
