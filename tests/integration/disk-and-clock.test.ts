import { beforeAll, describe, expect, test, vi } from "vitest";
import { read, write } from "#db/client";
import { members } from "#db/schema/accounts";
import { notifications } from "#db/schema/notifications";
import { maintain } from "#db/sqlite/connections";
import { viewerOfSession } from "#lib/accounts/queries";
import { postArgument } from "#lib/arguments/post-argument";
import { Posting } from "#lib/arguments/schema";
import { verify } from "#lib/audit/verify";
import { TooMany } from "#lib/errors";
import { attempt } from "#lib/http/attempt";
import { withRequestContext } from "#lib/http/request-context";
import { countHit } from "#lib/limits/count-hit";
import { log } from "#lib/log";
import { forgetOld } from "#lib/privacy/forget-old";
import { slowClock } from "#lib/privacy/slow-clock";
import { newestMoment } from "#lib/reading/queries";
import { getThread } from "#lib/threads/queries";
import type { Person } from "#lib/viewer";
import { DAY, HOUR, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { argue, newKey, PRO, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";

beforeAll(seededDatabase);

const pages = (most?: number) =>
  maintain((db) => Number(db.pragma(most ? `max_page_count = ${most}` : "page_count", { simple: true })));

/** Posts as a form does, and answers the state of the form, with its status. */
async function send(who: Person, claim: string) {
  const body = `${claim}. `.repeat(100).slice(0, 4_900);
  const form = { kind: "root", thread: THREAD, stance: PRO, claim, body, sources: "", key: newKey() };
  const context = { address: newKey(), headers: {}, status: 200 };
  const state = await withRequestContext(context, () =>
    attempt(form, {
      schema: Posting,
      viewer: async () => who,
      verb: postArgument,
      outcome: () => ({ to: "/", message: "" }),
    }),
  );
  return { state, status: context.status };
}

async function untilRefused(writers: Person[]) {
  for (const who of writers) {
    const before = everyRow("sqlite_sequence");
    const claim = `A long one ${newKey()}`;
    const sent = await send(who, claim);
    if (sent.status !== 200) return { ...sent, claim, before, after: everyRow("sqlite_sequence") };
  }
}

describe("a full disk", () => {
  test("is told in a sentence with the words kept, leaves nothing half done, and is over when there is room", async () => {
    const told = vi.spyOn(log, "error").mockImplementation(() => {});
    const writers = [];
    for (let i = 0; i < 20; i += 1) writers.push(await person(`writer-${newKey().slice(0, 8)}`));
    const most = pages(1_000_000_000);
    pages(pages());
    const refused = await untilRefused(writers);
    expect(refused).toMatchObject({
      status: 503,
      state: {
        status: "refused",
        message: expect.stringContaining("could not be kept"),
        values: { claim: refused?.claim },
      },
    });
    expect(refused?.after).toEqual(refused?.before);
    expect(told.mock.calls.join()).toContain("There is no room left on the disk");
    expect((await getThread(THREAD)).title).not.toBe("");
    expect((await verify()).faults).toEqual([]);

    pages(most);
    const who = await person(`writer-${newKey().slice(0, 8)}`);
    expect((await send(who, `Room again ${newKey()}`)).status).toBe(200);
    expect((await verify()).faults).toEqual([]);
    told.mockRestore();
  });
});

describe("a clock that jumps", () => {
  stoppedClock();
  const LIMIT = { name: "of-this-test", hits: 2, seconds: 60 };
  const hit = () => write((tx) => countHit(tx, LIMIT, "somebody"));

  test.each([
    ["a year back", -365 * DAY],
    ["an hour back", -HOUR],
    ["a year on", 365 * DAY],
  ])("%s leaves posts, the record and the order of acts as they are", async (_, jump) => {
    const who = await person(`clock-${newKey().slice(0, 8)}`);
    const first = await argue(who);
    setClock(jump);
    const other = await person(`clock-${newKey().slice(0, 8)}`);
    expect(await viewerOfSession(other.sessionId)).toMatchObject({ id: other.id });
    expect(await argue(other)).toBeGreaterThan(first);
    setClock(0);
    expect(await argue(await person(`clock-${newKey().slice(0, 8)}`))).toBeGreaterThan(first + 1);
    expect((await verify()).faults).toEqual([]);
    expect(await read((db) => db.$count(members))).toBeGreaterThan(3);
  });

  test("ten years on for an hour costs nothing that is kept for more than a day longer", async () => {
    const told = vi.spyOn(log, "warn").mockImplementation(() => {});
    const [author, other] = [
      await person(`clock-${newKey().slice(0, 8)}`),
      await person(`clock-${newKey().slice(0, 8)}`),
    ];
    await reply(other, await argue(author));
    const kept = () => read((db) => db.$count(notifications));
    const before = await kept();
    expect(await newestMoment()).toEqual(NOON);
    let running = 0;
    const clock = slowClock(await newestMoment(), Date.now, () => running);
    setClock(3650 * DAY);
    running = HOUR;
    await forgetOld(SYSTEM, clock());
    expect([before > 0, await kept()]).toEqual([true, before]);
    expect(told).toHaveBeenCalledTimes(1);
    // By the machine's clock all of it would have been over.
    await forgetOld(SYSTEM);
    expect(await kept()).toBe(0);
    told.mockRestore();
  });

  test("back makes nobody wait for the time that it lost", async () => {
    await hit();
    await hit();
    await expect(hit()).rejects.toThrow(TooMany);
    // On the same day, because the next has other keys anyway.
    setClock(-2 * HOUR);
    await hit();
    await hit();
    await expect(hit()).rejects.toMatchObject({ retryAfter: 60 });
  });
});
