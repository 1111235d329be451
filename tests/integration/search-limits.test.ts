import type { IncomingMessage } from "node:http";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { write } from "#db/client";
import { limits } from "#db/schema/accounts";
import { TooMany } from "#lib/errors";
import { clientAddress } from "#lib/http/client-address";
import { countSearch } from "#lib/search/count-search";
import { VISITOR, type Viewer } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { person, seededDatabase } from "#tests/people";

const OFTEN = 240;
const OFTEN_FOR_ONE = 120;
beforeAll(seededDatabase);
beforeEach(async () => {
  vi.useRealTimers();
  await write(async (tx) => void (await tx.delete(limits)));
});

const search = async (viewer: Viewer, address: string, times: number) => {
  for (let i = 0; i < times; i += 1) await countSearch(viewer, address);
};
const addressOf = (remoteAddress: string) => clientAddress({ socket: { remoteAddress } } as IncomingMessage, 0);

test("a network that searched often enough waits, with a sentence; others search on", async () => {
  await search(VISITOR, "192.0.2.1", OFTEN);
  const refusal = await countSearch(VISITOR, "192.0.2.1").catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TooMany);
  expect(refusal).toMatchObject({ status: 429 });
  expect(String(refusal)).toMatch(
    /There were too many searches from your network\. You can search again in \d+ seconds?\.$/,
  );
  await countSearch(VISITOR, "192.0.2.2");
  await countSearch(await person("reads-there"), "192.0.2.1");
});

test("after a minute it goes on, and not before", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-05-05T12:00:00Z") });
  await search(VISITOR, "192.0.2.3", OFTEN);
  vi.setSystemTime(new Date("2026-05-05T12:00:59Z"));
  await expect(countSearch(VISITOR, "192.0.2.3")).rejects.toMatchObject({ retryAfter: 1 });
  vi.setSystemTime(new Date("2026-05-05T12:01:00Z"));
  await search(VISITOR, "192.0.2.3", OFTEN);
  await expect(countSearch(VISITOR, "192.0.2.3")).rejects.toThrow(TooMany);
});

test("an IPv6 network is one, whatever its addresses", async () => {
  for (let i = 1; i <= OFTEN; i += 1) await countSearch(VISITOR, addressOf(`2001:db8:0:1::${i.toString(16)}`));
  await expect(countSearch(VISITOR, addressOf("2001:db8::1:ffff:0:0:1"))).rejects.toThrow(TooMany);
  await countSearch(VISITOR, addressOf("2001:db8:0:2::1"));
});

test("a member is counted wherever they are, and takes nothing from their network", async () => {
  const member = await person("often-searches");
  for (let i = 0; i < OFTEN_FOR_ONE; i += 1) await countSearch(member, `192.0.2.${i}`);
  await expect(countSearch(member, "198.51.100.1")).rejects.toThrow("too many searches from your account");
  await search(VISITOR, "192.0.2.7", OFTEN);
  await countSearch(await person("another"), "192.0.2.7");
});

test("searching leaves no row; that the limit was met leaves one an hour, which names nobody", async () => {
  const before = everyRow("limits");
  await search(VISITOR, "192.0.2.4", OFTEN);
  expect(everyRow("limits")).toEqual(before);
  for (let i = 0; i < 3; i += 1) await expect(countSearch(VISITOR, "192.0.2.4")).rejects.toThrow(TooMany);
  const added = (everyRow("limits").audit ?? []).slice(before.audit?.length);
  expect(added).toHaveLength(1);
  expect(added[0]).toMatchObject({ act: "search-limit", actor_id: null, subject_id: "search" });
  expect(JSON.stringify(everyRow())).not.toContain("192.0.2.4");
});
