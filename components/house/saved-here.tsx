/** Beside the form that was sent: that it counts. */
export function SavedHere({ saved }: { saved: boolean }) {
  return (
    <p role="status" className="text-sm text-bridge">
      {saved ? "Saved. It counts from now on." : ""}
    </p>
  );
}
