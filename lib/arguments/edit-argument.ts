import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import type { Source } from "#db/schema/threads";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { findArgument } from "#lib/arguments/find-argument";
import { canEdit, isAuthor } from "#lib/arguments/policy";
import type { Posted } from "#lib/arguments/post-argument";
import { renderBody } from "#lib/arguments/render-body";
import type { EditArgument } from "#lib/arguments/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { tellOfArgument } from "#lib/notifications/tell-of-argument";
import { quotedArgument } from "#lib/passages/quoted-text";
import { reanchorPassages } from "#lib/passages/reanchor-passages";
import { holdOrMark } from "#lib/publishing/hold-argument";
import { isChecked } from "#lib/publishing/policy";
import { screenText } from "#lib/publishing/screen-text";
import { indexArgument } from "#lib/search/index-argument";
import { hasVisibleText } from "#lib/text/markdown";
import type { Viewer } from "#lib/viewer";

const PER_MEMBER: Limit = { name: "edit-argument", hits: 20, seconds: 60 * 60 };

/**
 * Gives an argument a new text, as a new revision; the same text again changes nothing. A check may hold
 * the new text until a moderator has read it. Throws Conflict when it was hidden or edited meanwhile, Invalid, and TooMany
 * after 20 edits within an hour.
 */
export async function editArgument(viewer: Viewer, input: EditArgument): Promise<Posted> {
  const { html, mentioned } = await renderBody(input.body);
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(isAuthor(viewer, argument), viewer, "Only its author can edit an argument.");
    if (argument.held)
      throw new Conflict("This argument waits for a moderator, so it cannot be edited now. You can delete it.");
    if (!canEdit(viewer, argument)) throw new Conflict("A moderator hid this argument, so it cannot be edited now.");
    if (argument.revision !== input.revision)
      throw new Conflict(
        "You edited this argument elsewhere meanwhile. Your text is still here; reload the page to see the other one.",
      );
    if ((argument.parentId === null) !== (input.kind === "root"))
      throw new Invalid({ body: "Please reload the page and try again." });
    if (input.kind === "reply" && !hasVisibleText(html)) throw new Invalid({ body: "Please write your reply." });

    const claim = input.kind === "root" ? input.claim : null;
    if (isUnchanged(argument, { ...input, claim })) return { id: argument.id, thread: argument.thread, waits: null };
    await countHit(tx, PER_MEMBER, String(argument.authorId));
    const { authorId, threadId } = argument;
    const markers = isChecked(viewer)
      ? await screenText(tx, { authorId, threadId, argumentId: argument.id, claim, html, sources: input.sources })
      : [];

    const { text: before } = await quotedArgument(tx, argument.id);
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
    await indexArgument(tx, argument.id);
    const waits = await holdOrMark(tx, { id: argument.id, revision: number, threadId, authorId }, markers);
    if (waits === null) await tellOfArgument(tx, { id: argument.id, authorId, mentioned });
    else await countRebuttals(tx, argument.parentId);
    await reanchorPassages(tx, await quotedArgument(tx, argument.id), before);
    await record(tx, viewer, "edit-argument", { type: "argument", id: argument.id }, { revision: number });
    return { id: argument.id, thread: argument.thread, waits };
  });
}

type Text = { claim: string | null; body: string; language: string | null; sources: Source[] };

const isUnchanged = (before: Text, after: Text) =>
  before.claim === after.claim &&
  before.body === after.body &&
  before.language === after.language &&
  JSON.stringify(before.sources) === JSON.stringify(after.sources);
