import { beforeAll, describe } from "vitest";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { addNote } from "#lib/conduct/add-note";
import { hideArgument } from "#lib/moderation/hide-argument";
import { accepts, both, insertInto, refuses, run } from "#tests/integration/database-cases";
import { argue, person, seededDatabase } from "#tests/people";

// Member 1 wrote the arguments 1 to 10; of the member who came after them, one is deleted and one is hidden.
beforeAll(async () => {
  await seededDatabase();
  const member = await person("somebody");
  const moderator = await person("a-moderator", "moderator");
  await deleteArgument(member, { id: await argue(member) });
  const id = await argue(member);
  await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "It advertises." });
  await addNote(moderator, { handle: "somebody", words: "A note." });
});

const erasure = insertInto("erasures", { member_id: 1, joined_at: 0, mode: "keep", erased_at: 0, is_done: 0 });
const done = run("UPDATE erasures SET is_done = 1");
const shell = insertInto("members", {
  handle: "former-participant-aaaaa",
  email: "former-participant-aaaaa",
  password_hash: "none",
  role: "member",
  created_at: 0,
});
const WORDS = {
  "a text": "UPDATE argument_revisions SET body = '…', html = '', sources = '[]'",
  "the words of a decision": "UPDATE decisions SET reason = '…'",
  "a note": "UPDATE member_notes SET words = '…'",
  "the removal of a note": "DELETE FROM member_notes",
  "the name of a member": "UPDATE members SET handle = 'former-participant-bbbbb' WHERE id = 1",
};
const STAYS = /never changed|never removed|only an erasure makes|stays/;

describe("erasures", () => {
  refuses([
    ["one of nobody", erasure({ member_id: null, joined_at: null }), /erasures_of_member/],
    ["one without when they joined", erasure({ joined_at: null }), /erasures_joined/],
    ["words that are over of a member", erasure({ mode: "expire" }), /erasures_of_member/],
    ["an unknown way", erasure({ mode: "sell" }), /erasures_mode/],
    ["the same member twice", both(erasure(), erasure()), /an erasure is done once/],
    ["another in its place", both(erasure({ id: 1 }), erasure({ id: 1, member_id: 2 })), /an erasure is done once/],
    ["another mode later", both(erasure(), run("UPDATE erasures SET mode = 'blank'")), /an erasure is done once/],
    ["that it is not done any more", both(erasure(), done, run("UPDATE erasures SET is_done = 0")), /is done once/],
    ["its removal", both(erasure(), run("DELETE FROM erasures")), /erasures are never removed/],
    ["a former participant whom nobody erased", shell(), /only an erasure makes/],
    [
      "a former participant who gets a name",
      both(erasure(), shell(), done, run("UPDATE members SET handle = 'back' WHERE handle LIKE 'former%'")),
      /only an erasure makes/,
    ],
  ]);
  accepts([
    ["one that is done once", both(erasure(), done)],
    ["a former participant while one is under way", both(erasure(), shell())],
  ]);
});

describe("what was written", () => {
  refuses(Object.entries(WORDS).map(([what, change]) => [what, run(change), STAYS]));
  refuses(
    Object.entries(WORDS).map(([what, change]) => [
      `${what} after an erasure`,
      both(erasure(), done, run(change)),
      STAYS,
    ]),
  );
  accepts(Object.entries(WORDS).map(([what, change]) => [`${what} within an erasure`, both(erasure(), run(change))]));
  refuses([
    [
      "what a decision decided, within an erasure too",
      both(erasure(), run("UPDATE decisions SET ground = 'person'")),
      /decisions are never changed/,
    ],
    [
      "whose text it is, within an erasure too",
      both(erasure(), run("UPDATE argument_revisions SET number = number + 10")),
      /a text that was written is never changed/,
    ],
    [
      "the removal of a decision, within an erasure too",
      both(erasure(), run("DELETE FROM decisions")),
      /never removed/,
    ],
    [
      "a change of the record, within an erasure too",
      both(erasure(), run("UPDATE audit SET act = 'x'")),
      /never changed/,
    ],
  ]);
});
