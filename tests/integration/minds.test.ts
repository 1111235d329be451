import { beforeAll, describe, expect, test } from "vitest";
import type { Cursor } from "#lib/arguments/order";
import { getArgumentPage } from "#lib/arguments/queries";
import { getMinds } from "#lib/minds/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import { CreditArgument } from "#lib/moved/schema";
import { takePosition } from "#lib/positions/take-position";
import type { Person } from "#lib/viewer";
import { DAY, setClock, stoppedClock } from "#tests/integration/clock";
import { argue, CONCERN, emptyThread, PRO, person, seededDatabase } from "#tests/people";

const WHY = "Because it names what I had not thought of, and I can check it.";
let author: Person;
let reader: Person;
let moderator: Person;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  reader = await person("reader");
  moderator = await person("moderator", "moderator");
});

const stand = (who: Person, position: 0 | 1 | -1 | 2 | -2, thread: string) => takePosition(who, { thread, position });
const credit = (who: Person, id: number, more: Record<string, unknown> = {}) =>
  creditArgument(who, CreditArgument.parse({ id, changed: "point", why: WHY, ...more }));
const hide = (id: number) => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });

describe("the minds of a thread", () => {
  test("are counted over time, between sides and by argument; few are not told", async () => {
    const thread = await emptyThread("minds");
    expect(await getMinds(thread.id)).toEqual({ overTime: [], flow: null, moving: [] });
    const at = { thread: "minds" };
    const [strong, weak, gone] = [await argue(author, at), await argue(author, at), await argue(author, at)];
    const crowd = await Promise.all(Array.from({ length: 7 }, (_, i) => person(`crowd-${i}`)));
    for (const each of crowd) await stand(each, -2, "minds");
    for (const each of crowd.slice(0, 3)) await credit(each, strong, { changed: "position", after: "1" });
    expect((await getMinds(thread.id)).moving).toMatchObject([{ flows: [] }]);
    await credit(crowd[5] ?? reader, strong, { changed: "position", after: "-1" });
    for (const each of crowd.slice(3, 5)) await credit(each, weak, { changed: "position", after: "0" });
    await credit(crowd[6] ?? reader, gone);
    await hide(gone);
    const minds = await getMinds(thread.id);
    expect(minds.overTime).toMatchObject([{ yes: 3, undecided: 2, no: 2 }]);
    const told = minds.flow?.filter(({ count }) => count !== null);
    expect(told).toEqual([{ from: 2, to: 1, count: 3 }]);
    expect(minds.moving.map(({ view, flows }) => [view.id, flows])).toEqual([
      [strong, [{ from: 2, to: 1, count: 3 }]],
      [weak, []],
    ]);
  });
});

describe("the balance over time", () => {
  stoppedClock();

  test("moves on with the third different person, not with the third move of one", async () => {
    const [thread, waverer] = [await emptyThread("to-and-fro"), await person("waverer")];
    for (const who of [waverer, author, reader]) await stand(who, 1, thread.slug);
    const moves: [Person, 1 | -1][] = [
      [waverer, -1],
      [waverer, 1],
      [waverer, -1],
      [author, -1],
      [reader, -1],
    ];
    for (const [i, [who, position]] of moves.entries()) {
      setClock((i + 1) * DAY);
      await stand(who, position, thread.slug);
    }
    const { overTime } = await getMinds(thread.id);
    expect(overTime.map(({ yes, no }) => [yes, no])).toEqual([...Array(5).fill([3, 0]), [0, 3]]);
  });
});

test("the order “most moved” does not tell where the one or two whom something moved stood", async () => {
  const thread = await emptyThread("untold");
  const at = { thread: thread.slug };
  const [within, across] = [await argue(author, at), await argue(author, at)];
  const why = "It names something that I had not thought of before reading it.";
  await creditArgument(await person("one-within"), { id: within, changed: "point", why, position: 1 });
  await creditArgument(await person("one-across"), { id: across, changed: "point", why, position: -1 });
  const told = async (after: Cursor | null = null) => {
    const page = await getArgumentPage(thread.id, [PRO, CONCERN], "moved", after);
    return page.columns[0].roots.map(({ view }) => view.id);
  };
  // Both moved one: the newer stands first, whoever it was, and no made-up cursor parts them.
  expect(await told()).toEqual([across, within]);
  expect(await told([[1, 0, 0, 0], null])).toEqual([across, within]);
  expect(await told([[0, 2, 0, 0], null])).toEqual([across, within]);
});
