import { answerOf } from "#tests/bench/answer-of";
import { type Row, rateRow, rowOf } from "#tests/bench/row";
import { againstFloor, type Stage } from "#tests/bench/stage";

/** A thread for visitors: plain, compressed, and for who has it already. */
export async function threadRows({ site, thread }: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, encoding] of [
    ["thread, plain", "identity"],
    ["thread, brotli", "br"],
  ] as const) {
    const { ours, floor, answers } = await againstFloor(site, {
      paths: [thread],
      headers: { "accept-encoding": encoding },
    });
    rows.push(rateRow(name, ours.rate, floor.rate, inKilobytes(answers[0]?.body ?? "")));
  }
  const { headers } = await answerOf(site.url + thread, { "accept-encoding": "br" });
  const tag = headers.etag;
  if (typeof tag !== "string") return [...rows, rowOf("thread, not modified", "no ETag", "–", 0)];
  const known = { "accept-encoding": "br", "if-none-match": tag };
  const { ours, floor } = await againstFloor(site, { paths: [thread], headers: known, status: 304 });
  return [...rows, rateRow("thread, not modified (304)", ours.rate, floor.rate)];
}

const inKilobytes = (base64: string) => `${Math.round((base64.length * 3) / 4 / 1000)} kB`;
