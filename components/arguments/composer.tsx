import { ArgumentAlone } from "#components/arguments/argument-alone";
import { ArgumentForm } from "#components/arguments/argument-form";
import { sideClass } from "#components/arguments/stance-chip";
import { Unanswered } from "#components/arguments/unanswered";
import { ThreadNotices } from "#components/locks/thread-notices";
import { ChoosePassage } from "#components/passages/choose-passage";
import { Still } from "#components/ui/still";
import type { RoomInThread } from "#lib/arguments/own-queries";
import type { ArgumentView } from "#lib/arguments/view";
import type { Quotation } from "#lib/passages/queries";
import type { Thread } from "#lib/threads/queries";

type Props = {
  thread: Thread;
  parent?: ArgumentView;
  stance?: string;
  quotation: Quotation;
  /** What somebody who argues for that stance could answer instead. */
  unanswered: ArgumentView[];
  idempotencyKey: string;
  /** What the limits leave to who writes. */
  room: RoomInThread | null;
  /** The form was sent and comes back: it stays, with what was typed, also when nobody can post here any more. */
  wasSent: boolean;
};

/** The composer on a page of its own: below what it answers, and after the choice of what to quote where there is one. */
export function Composer({ thread, parent, stance, quotation, unanswered, idempotencyKey, room, wasSent }: Props) {
  const isLocked = thread.limits.lock !== null || (parent?.state === "shown" && parent.locked !== null);
  const side = thread.stances.find(({ slug }) => slug === stance);
  return (
    <>
      <ThreadNotices limits={thread.limits} className="mb-6" />
      {parent && (
        <div className="mb-6 rounded-card border border-line bg-card p-5">
          <ArgumentAlone view={parent} stances={thread.stances} />
        </div>
      )}
      {!parent && side && !isLocked && (
        <Still id="unanswered" className={`${sideClass(side)} mb-6`}>
          <Unanswered unanswered={unanswered} stance={side} />
        </Still>
      )}
      {isLocked && !wasSent && <p>Nobody can post here now. Everybody can still read, and rate what is here.</p>}
      {(!isLocked || wasSent) && quotation.state === "choose" && (
        <ChoosePassage slug={thread.slug} stretches={quotation.stretches} parent={parent?.id} stance={stance} />
      )}
      {(!isLocked || wasSent) && quotation.state !== "choose" && (
        <ArgumentForm
          kind={parent ? "reply" : "root"}
          thread={thread.slug}
          stances={thread.stances}
          parent={parent?.id}
          stance={stance}
          {...(quotation.state === "quoted" ? { quote: quotation.quote, start: quotation.start } : {})}
          idempotencyKey={idempotencyKey}
          room={room && { ...room, wait: secondsUntil(room.nextAt) }}
        />
      )}
    </>
  );
}

const secondsUntil = (moment: Date) => Math.max(0, Math.ceil((moment.getTime() - Date.now()) / 1000));
