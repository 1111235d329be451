import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { versionInTurn } from "#lib/http/version-in-turn";

function watched() {
  let version = 1;
  let looks = 0;
  const look = () => {
    looks += 1;
    return version;
  };
  const commit = () => {
    version += 1;
  };
  return { versionFor: versionInTurn<string>(look), commit, looks: () => looks };
}

test("connections that are read in one turn of the event loop share one look", async () => {
  const { versionFor, looks } = watched();
  expect(["a", "b", "c", "a"].map(versionFor)).toEqual([1, 1, 1, 1]);
  expect(looks()).toBe(1);
});

test("the next turn looks again, and sees what was committed meanwhile", async () => {
  const { versionFor, commit, looks } = watched();
  versionFor("a");
  commit();
  await nextTurn();
  expect(["b", "c"].map(versionFor)).toEqual([2, 2]);
  expect(looks()).toBe(2);
});

test("who asks again on the same connection in the same turn may know of a commit, so it is looked again for all", () => {
  const { versionFor, commit } = watched();
  expect(versionFor("a")).toBe(1);
  commit();
  expect(versionFor("a")).toBe(2);
  expect(versionFor("b")).toBe(2);
});
