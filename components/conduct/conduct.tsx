import type { ReactNode } from "react";
import { ConductPosts } from "#components/conduct/conduct-posts";
import { LiftForm } from "#components/conduct/lift-form";
import { MemberAppeals } from "#components/conduct/member-appeals";
import { MemberDecisions } from "#components/conduct/member-decisions";
import { MemberNotes } from "#components/conduct/member-notes";
import { SuspendForm } from "#components/conduct/suspend-form";
import { WarnForm } from "#components/conduct/warn-form";
import { Icon } from "#components/ui/icon";
import type { Conduct as MemberConduct, Suspension } from "#lib/conduct/queries";
import { momentInWords } from "#lib/text/moment-in-words";

/** What moderators know of a member, and what they can decide. */
export function Conduct({ conduct }: { conduct: MemberConduct }) {
  const { handle, suspension } = conduct;
  return (
    <div className="space-y-12">
      {suspension && <SuspendedNow suspension={suspension} />}
      <Figures conduct={conduct} />
      {conduct.canDecide ? (
        <section aria-labelledby="decide" className="space-y-6">
          <h2 id="decide" className="font-serif text-xl font-semibold">
            Decide
          </h2>
          {suspension && <LiftForm handle={handle} />}
          <Folded title="Warn this member">
            <WarnForm handle={handle} />
          </Folded>
          {!suspension && (
            <Folded title="Suspend this member">
              <SuspendForm handle={handle} />
            </Folded>
          )}
        </section>
      ) : (
        <p className="rounded-control bg-wash p-4 text-sm">Only an admin decides on somebody who has a role here.</p>
      )}
      <MemberNotes handle={handle} notes={conduct.notes} />
      <MemberDecisions decisions={conduct.decisions} />
      <MemberAppeals appeals={conduct.appeals} />
      <ConductPosts id="hidden" title="Hidden posts" none="Nothing of theirs is hidden." posts={conduct.hidden} />
      <ConductPosts id="posts" title="Posts" none="They have not posted anything." posts={conduct.posts} />
    </div>
  );
}

function SuspendedNow({ suspension }: { suspension: Suspension }) {
  return (
    <section aria-label="Suspended" className="space-y-1 rounded-card border border-edge bg-wash p-4 text-sm">
      <p className="font-semibold">{`Suspended until ${momentInWords(suspension.until)}.`}</p>
      <p>{`Ground: ${suspension.ground}. Decided by ${suspension.by}, in decision no. ${suspension.decisionId}.`}</p>
      <p className="whitespace-pre-line text-soft">{suspension.reason}</p>
    </section>
  );
}

function Figures({ conduct: { posts, hidden, decisions, appeals, reports } }: { conduct: MemberConduct }) {
  const figures: [string, string][] = [
    ["Posts", String(posts.count)],
    ["Of these hidden now", String(hidden.count)],
    ["Decisions about them", String(decisions.count)],
    ["Appeals", String(appeals.count)],
    ["Reports they made", String(reports.made)],
    ["Of these upheld", `${reports.upheld} of ${reports.decided} decided`],
    ["Weight of their next report", (reports.weight / 100).toFixed(2)],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm tabular-nums">
      {figures.map(([name, figure]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="font-semibold">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group rounded-control border border-line bg-card px-4 py-2">
      <summary className="flex min-h-11 items-center gap-2 text-sm font-semibold">
        <Icon name="chevron-down" className="size-4 -rotate-90 group-open:rotate-0 rtl:rotate-90" />
        {title}
      </summary>
      <div className="my-3">{children}</div>
    </details>
  );
}
