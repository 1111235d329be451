import { beforeAll, describe, expect, test } from "vitest";
import { dataVersion } from "#db/client";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { EditArgument } from "#lib/arguments/schema";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { hasThread, listChanges, newestAct, newestActBefore } from "#lib/reading/queries";
import type { Person } from "#lib/viewer";
import { ends, inAnotherProcess, PATIENCE_MS } from "#tests/integration/another-process";
import { argue, newKey, person, reply, seededDatabase, THREAD } from "#tests/people";

let writer: Person;
let moderator: Person;
beforeAll(async () => {
  await seededDatabase();
  writer = await person("writer");
  moderator = await person("moderator", "moderator");
});

/** What is told of `acts` to those who have a page open. */
async function changesBy(acts: () => Promise<unknown>) {
  const before = await newestAct();
  await acts();
  const { upTo, changes } = await listChanges(before);
  expect(upTo).toBe(await newestAct());
  return changes;
}

describe("those who have a page open are told", () => {
  test("of a new argument and a new reply, in which thread and below what", async () => {
    const ids: number[] = [];
    const changes = await changesBy(async () => {
      ids.push(await argue(writer));
      ids.push(await reply(writer, ids[0] ?? 0));
    });
    expect(changes).toEqual([
      { thread: THREAD, id: ids[0], parentId: null, shown: true },
      { thread: THREAD, id: ids[1], parentId: ids[0], shown: true },
    ]);
  });

  test("of a hiding, a restoring and a deletion; of what is gone again, that it is gone", async () => {
    const id = await argue(writer);
    const hide = () => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
    expect(await changesBy(hide)).toMatchObject([{ id, shown: false }]);
    expect(await changesBy(() => restoreArgument(moderator, { id, reason: "" }))).toMatchObject([{ id, shown: true }]);
    expect(await changesBy(() => deleteArgument(writer, { id }))).toMatchObject([{ id, shown: false }]);
    let gone = 0;
    const changes = await changesBy(async () => {
      gone = await argue(writer);
      await deleteArgument(writer, { id: gone });
    });
    expect(changes.map((change) => [change.id, change.shown])).toEqual([
      [gone, false],
      [gone, false],
    ]);
  });

  test("from a moment on: what was before it they have on the page", async () => {
    expect(await newestActBefore(new Date(0))).toBe(0);
    await argue(writer);
    const before = await newestAct();
    // Times are kept in milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 2));
    const moment = new Date();
    expect(await newestActBefore(moment)).toBe(before);
    const id = await argue(writer);
    expect(await newestActBefore(moment)).toBe(before);
    expect((await listChanges(before)).changes).toMatchObject([{ id, shown: true }]);
  });

  test("of nothing else that is done", async () => {
    const id = await argue(writer);
    const edit = { kind: "root", id, revision: 1, claim: "Other", body: "Words", sources: "" };
    expect(await changesBy(() => editArgument(writer, EditArgument.parse(edit)))).toEqual([]);
    expect(await changesBy(() => person(`p-${newKey().slice(0, 6)}`))).toEqual([]);
    expect(await hasThread(THREAD)).toBe(true);
    expect(await hasThread("nowhere")).toBe(false);
  });
});

test(
  "a number changes with each commit, of this process and of another, and with nothing else",
  async () => {
    const before = dataVersion();
    expect(dataVersion()).toBe(before);
    await argue(writer);
    const after = dataVersion();
    expect(after).not.toBe(before);
    await listChanges(0);
    expect(dataVersion()).toBe(after);

    const act = await newestAct();
    const child = inAnotherProcess(`
    const { postArgument } = await import("#lib/arguments/post-argument");
    await postArgument({ role: "system", id: 1 }, {
      kind: "root", thread: "${THREAD}", key: "${newKey()}", stance: "pro-engagement", claim: "From elsewhere", body: "", sources: [],
    });
    process.exit(0);
  `);
    expect(await ends(child)).toBe(0);
    expect(dataVersion()).not.toBe(after);
    expect((await listChanges(act)).changes).toMatchObject([{ thread: THREAD, shown: true }]);
  },
  PATIENCE_MS,
);
