import { type Row, rateRow } from "#tests/bench/row";
import { againstFloor, type Stage } from "#tests/bench/stage";

/** A thread for a member: the page that everybody gets, and the small request for what is theirs. */
export async function signedInRows({ site, thread, forum, cookieOf }: Stage): Promise<Row[]> {
  const headers = { ...(await cookieOf(forum.writer)), "accept-encoding": "br" };
  const viewer = `/api/viewer?thread=${forum.slug}`;
  const page = await againstFloor(site, { paths: [thread, viewer], headers });
  const alone = await againstFloor(site, { paths: [viewer], headers });
  return [
    rateRow("thread, signed in (page and viewer)", page.ours.rate / 2, page.floor.rate / 2),
    rateRow("viewer call alone", alone.ours.rate, alone.floor.rate),
  ];
}
