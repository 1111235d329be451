import { EndOthersForm, EndSessionForm } from "#components/accounts/end-session-form";
import { TimeAgo } from "#components/ui/time-ago";
import type { OwnSession } from "#lib/accounts/queries";

/** The devices on which a member is signed in, with a way to sign each of the others out, or all. */
export function SessionList({ sessions }: { sessions: OwnSession[] }) {
  return (
    <>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.name} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="me-auto">
              <p className="font-medium">
                {nameOf(session)}
                {session.isThis && <span className="ms-2 text-sm font-normal text-soft">this device</span>}
              </p>
              <p className="text-sm text-soft">
                Signed in <TimeAgo at={session.createdAt} />, last seen{" "}
                {session.isThis ? "now" : lastSeen(session.lastSeenAt)}
              </p>
            </div>
            {!session.isThis && <EndSessionForm session={session.name} device={nameOf(session)} />}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <EndOthersForm />}
    </>
  );
}

const nameOf = ({ device }: OwnSession) => device ?? "A device";

const lastSeen = (at: string) =>
  `on ${new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(new Date(at))} UTC, to the hour`;
