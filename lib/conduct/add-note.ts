import { write } from "#db/client";
import { memberNotes } from "#db/schema/moderation";
import { record } from "#lib/audit/record";
import { canReadConduct } from "#lib/conduct/policy";
import type { AddNote } from "#lib/conduct/schema";
import { authorize } from "#lib/errors";
import { findMemberToDecideOn } from "#lib/moderation/find-member-to-decide-on";
import { canDecideOnMembers } from "#lib/moderation/policy";
import { actorId, type Viewer } from "#lib/viewer";

/** Notes something about a member for the other moderators. The member is not told. Throws Invalid when nobody has this handle. */
export async function addNote(viewer: Viewer, input: AddNote): Promise<{ noteId: number; handle: string }> {
  return write(async (tx) => {
    authorize(canDecideOnMembers(viewer), viewer);
    const member = await findMemberToDecideOn(tx, input.handle);
    authorize(canReadConduct(viewer, member), viewer, "Nobody keeps notes about themselves.");
    const [note] = await tx
      .insert(memberNotes)
      .values({ memberId: member.id, authorId: actorId(viewer) ?? 0, words: input.words, createdAt: new Date() })
      .returning({ id: memberNotes.id });
    if (!note) throw new Error("The note was not written.");
    await record(tx, viewer, "add-note", { type: "member", id: member.id }, { note: note.id });
    return { noteId: note.id, handle: member.handle };
  });
}
