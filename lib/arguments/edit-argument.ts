import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import type { Source } from "#db/schema/threads";
import { findArgument } from "#lib/arguments/find-argument";
import { canEdit, isAuthor } from "#lib/arguments/policy";
import type { EditArgument } from "#lib/arguments/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { hasVisibleText, renderArgument } from "#lib/text/markdown";
import type { Viewer } from "#lib/viewer";

const PER_MEMBER: Limit = { name: "edit-argument", hits: 20, seconds: 60 * 60 };

/**
 * Gives an argument a new text, as a new revision; the same text again changes nothing. Throws Conflict when it was
 * hidden or edited meanwhile, Invalid, and TooMany after 20 edits within an hour.
 */
export async function editArgument(viewer: Viewer, input: EditArgument): Promise<{ id: number; thread: string }> {
  const html = renderArgument(input.body);
  return write(async (tx) => {
    const argument = await findArgument(tx, input.id);
    authorize(isAuthor(viewer, argument), viewer, "Only its author can edit an argument.");
    if (!canEdit(viewer, argument)) throw new Conflict("A moderator hid this argument, so it cannot be edited now.");
    if (argument.revision !== input.revision)
      throw new Conflict(
        "You edited this argument elsewhere meanwhile. Your text is still here; reload the page to see the other one.",
      );
    if ((argument.parentId === null) !== (input.kind === "root"))
      throw new Invalid({ body: "Please reload the page and try again." });
    if (input.kind === "reply" && !hasVisibleText(html)) throw new Invalid({ body: "Please write your reply." });

    const claim = input.kind === "root" ? input.claim : null;
    if (isUnchanged(argument, { ...input, claim })) return { id: argument.id, thread: argument.thread };
    await countHit(tx, PER_MEMBER, String(argument.authorId));

    const number = argument.revision + 1;
    await tx.insert(argumentRevisions).values({
      argumentId: argument.id,
      number,
      claim,
      body: input.body,
      html,
      language: input.language,
      sources: input.sources,
      createdAt: new Date(),
    });
    await tx.update(argumentsTable).set({ revision: number }).where(eq(argumentsTable.id, argument.id));
    await record(tx, viewer, "edit-argument", { type: "argument", id: argument.id }, { revision: number });
    return { id: argument.id, thread: argument.thread };
  });
}

type Text = { claim: string | null; body: string; language: string | null; sources: Source[] };

const isUnchanged = (before: Text, after: Text) =>
  before.claim === after.claim &&
  before.body === after.body &&
  before.language === after.language &&
  JSON.stringify(before.sources) === JSON.stringify(after.sources);
