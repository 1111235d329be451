// Run by tests/acting/process.ts in a process of its own: acts as fast as it can, eight at a time, until it is killed or
// asked to end. Each line of its log says what is tried, and once it was answered, that it was.
import { openSync, writeSync } from "node:fs";
import { closeDatabase, read } from "#db/client";
import { members } from "#db/schema/accounts";
import { postArgument } from "#lib/arguments/post-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { rateArgument } from "#lib/ratings/rate-argument";
import type { Person } from "#lib/viewer";
import { type Act, replyOf } from "#tests/acting/act";

const [, , file = "", name = ""] = process.argv;
const AT_ONCE = 8;
const log = openSync(file, "a");
// Not through the streams of Node: what is written here is with the system, whatever becomes of this process.
const say = (line: { tried: Act } | { done: Act }) => writeSync(log, `${JSON.stringify(line)}\n`);

const people = await read((db) =>
  db.select({ id: members.id, handle: members.handle, role: members.role }).from(members),
);
const asPersons = (role: Person["role"]) =>
  people.filter((person) => person.role === role).map((person): Person => ({ ...person, role, sessionId: "none" }));
const [raters, moderators] = [asPersons("member"), asPersons("moderator")];
let count = 0;

function some<T>(from: readonly T[]): T {
  count += 1;
  const one = from[count % from.length];
  if (one === undefined) throw new Error("There is nobody.");
  return one;
}

async function act() {
  const author = some(raters).id;
  const key = `${name}-${String(count).padStart(8, "0")}`;
  const post: Act = { kind: "post", key, author };
  say({ tried: post });
  const { id } = await postArgument({ role: "system", id: author }, replyOf(key));
  say({ done: { ...post, id } });

  const busy = [author];
  for (const strong of [true, false]) {
    const rater = some(raters.filter((person) => !busy.includes(person.id)));
    busy.push(rater.id);
    const rating: Act = { kind: "rating", argument: id, member: rater.id, strong };
    say({ tried: rating });
    const position = rater.id % 2 === 0 ? 1 : -1;
    await rateArgument(rater, { id, rating: rating.strong ? "strong" : "weak", position });
    say({ done: rating });
  }

  if (id % 3 !== 0) return;
  const hiding: Act = { kind: "decision", argument: id };
  say({ tried: hiding });
  await hideArgument(some(moderators), { id, revision: 1, ground: "spam", reason: "It advertises." });
  say({ done: hiding });
}

let goesOn = true;
process.on("SIGTERM", () => {
  goesOn = false;
});
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (goesOn) await act();
  }),
);
closeDatabase();
