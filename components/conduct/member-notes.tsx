import { NewestOf } from "#components/conduct/newest-of";
import { NoteForm } from "#components/conduct/note-form";
import { TimeAgo } from "#components/ui/time-ago";
import type { Note } from "#lib/conduct/queries";

/** What moderators noted about a member for each other, newest first. */
export function MemberNotes({ handle, notes }: { handle: string; notes: { count: number; newest: Note[] } }) {
  return (
    <section aria-labelledby="notes" className="space-y-4">
      <h2 id="notes" className="font-serif text-xl font-semibold">
        Notes
      </h2>
      {notes.count === 0 && <p className="text-soft">No moderator has noted anything yet.</p>}
      <ul className="space-y-3">
        {notes.newest.map((note) => (
          <li key={note.id} className="rounded-control border border-line bg-card p-4 text-sm">
            <p dir="auto" className="whitespace-pre-line">
              {note.words}
            </p>
            <p className="mt-2 text-soft">
              <bdi>{note.by}</bdi>, <TimeAgo at={note.at} />
            </p>
          </li>
        ))}
      </ul>
      <NewestOf count={notes.count} />
      <NoteForm handle={handle} />
    </section>
  );
}
