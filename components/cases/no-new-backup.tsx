import { TimeAgo } from "#components/ui/time-ago";
import type { LateBackup } from "#lib/backup/late";

/** For admins: that backups are asked for and fail, and what there is. */
export function NoNewBackup({ late }: { late: LateBackup }) {
  return (
    <p className="mt-4 rounded-control bg-alert-wash px-4 py-3 text-sm text-alert">
      {late.last === null ? (
        "No backup was made yet, though they are asked for. If it stays so, the log of the server says why."
      ) : (
        <>
          There is no new backup: the last good one was made <TimeAgo at={late.last} />. The log of the server says why.
        </>
      )}
    </p>
  );
}
