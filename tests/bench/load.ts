import autocannon from "autocannon";

export type Load = { rate: number; p50: number; p99: number };
type Asked = {
  url: string;
  headers?: Record<string, string>;
  paths?: readonly string[];
  seconds?: number;
  status?: number;
  /** Asked as if by many networks, each of which has its limits, through a proxy (PARLEY_PROXIES=1). */
  fromMany?: boolean;
};

const CONNECTIONS = 8;
const SECONDS = 5;
const NETWORKS = 1_000;

/**
 * How many answers a second a server gives to CONNECTIONS at once; `paths` are asked in turns. Throws when one answer has
 * another status than it should.
 */
export async function load({
  url,
  headers = {},
  paths,
  seconds = SECONDS,
  status = 200,
  fromMany,
}: Asked): Promise<Load> {
  const { pathname, search } = new URL(url);
  const asked = paths ?? [pathname + search];
  const requests =
    fromMany || paths
      ? Array.from({ length: fromMany ? NETWORKS : asked.length }, (_, i) => ({
          method: "GET" as const,
          path: asked[i % asked.length] ?? pathname,
          headers: fromMany ? { ...headers, "x-forwarded-for": networkOf(i) } : headers,
        }))
      : undefined;
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

/** One of the networks that a reader can come from. */
export const networkOf = (i: number) => `10.${(i >> 8) & 255}.${i & 255}.1`;

const better = (one: Load, other: Load) => (one.rate >= other.rate ? one : other);
