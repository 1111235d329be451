/** What an answer took and how much it was: the median of many. */
export type Measured = { ms: number; kb: number };
export type Ask = { url: string; headers?: Record<string, string> };

/** The medians of all questions, asked in turns, so that whatever else the machine does happens to each. */
export async function medians(asked: Ask[], rounds: number): Promise<Measured[]> {
  const times: number[][] = asked.map(() => []);
  const sizes: number[] = asked.map(() => 0);
  for (let round = -5; round < rounds; round += 1) {
    for (const [i, { url, headers }] of asked.entries()) {
      const from = performance.now();
      const response = await fetch(url, { headers });
      sizes[i] = (await response.arrayBuffer()).byteLength;
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
      if (round >= 0) times[i]?.push(performance.now() - from);
    }
  }
  return times.map((each, i) => ({ ms: median(each), kb: Math.round((sizes[i] ?? 0) / 1000) }));
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** How many times as long one takes as another. */
export const ratio = (slow: Measured | undefined, fast: Measured | undefined): string =>
  slow && fast ? (slow.ms / fast.ms).toFixed(2) : "–";

export const inWords = ({ ms, kb }: Measured): string => `${ms.toFixed(1)} ms (${kb} kB)`;
