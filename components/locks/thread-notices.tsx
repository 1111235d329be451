import { Icon, type IconName } from "#components/ui/icon";
import { type Restriction, slowInWords, type ThreadLimits, threadLockInWords } from "#lib/locks/limits";
import { momentInWords } from "#lib/text/moment-in-words";

/** What moderators decided about how everybody argues in a thread: who, what, since when, until when and why. */
export function ThreadNotices({
  limits: { lock, slow },
  className = "",
}: {
  limits: ThreadLimits;
  className?: string;
}) {
  if (!lock && !slow) return null;
  return (
    <div className={`space-y-3 ${className}`}>
      {lock && (
        <ThreadNotice label="This thread is locked" icon="lock" said={lock}>
          {threadLockInWords(lock.until)}
        </ThreadNotice>
      )}
      {slow && (
        <ThreadNotice label="This thread is in slow mode" icon="hourglass" said={slow}>
          {`A moderator slowed this thread down until ${momentInWords(slow.until ?? slow.since)}. ${slowInWords(slow.minutes)}`}
        </ThreadNotice>
      )}
    </div>
  );
}

type NoticeProps = { label: string; icon: IconName; said: Restriction; children: string };

function ThreadNotice({ label, icon, said, children }: NoticeProps) {
  return (
    <section aria-label={label} className="flex gap-3 rounded-card border border-edge bg-wash p-4 text-sm">
      <Icon name={icon} className="mt-0.5 size-4" />
      <div className="min-w-0">
        <p className="font-semibold">{label}</p>
        <p className="mt-1">{children}</p>
        <dl className="mt-2 space-y-1 text-soft">
          <div>
            <dt className="inline font-semibold">Since: </dt>
            <dd className="inline">
              <time dateTime={said.since}>{momentInWords(said.since)}</time>
            </dd>
          </div>
          <div>
            <dt className="inline font-semibold">Why: </dt>
            <dd dir="auto" className="inline whitespace-pre-line">
              {said.reason}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  );
}
