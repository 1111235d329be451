import { RARE_WORD } from "#tests/bench/forum/words";
import { type Row, rateRow } from "#tests/bench/row";
import { againstFloor, type Stage } from "#tests/bench/stage";

/** Other pages that visitors come to first. */
export async function pageRows({ site }: Stage): Promise<Row[]> {
  const headers = { "accept-encoding": "br" };
  const home = await againstFloor(site, { paths: ["/"], headers });
  return [rateRow("home, brotli", home.ours.rate, home.floor.rate)];
}

/** The same question again and again, and a new one each time, which no cache knows the answer of. */
export async function searchRows({ site }: Stage): Promise<Row[]> {
  const headers = { "accept-encoding": "br" };
  const same = await againstFloor(site, { paths: [`/search?q=${RARE_WORD}`], headers, fromMany: true });
  const words = Array.from({ length: 200 }, (_, i) => `/search?q=talks+${RARE_WORD.slice(0, 2 + (i % 5))}+${i}`);
  const other = await againstFloor(site, { paths: words, headers, fromMany: true });
  return [
    rateRow("search, the same words", same.ours.rate, same.floor.rate),
    rateRow("search, 200 different ones", other.ours.rate, other.floor.rate),
  ];
}
