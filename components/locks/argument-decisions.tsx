import { ArgumentText } from "#components/arguments/argument-text";
import { LockForm } from "#components/locks/lock-form";
import { MoveForm } from "#components/locks/move-form";
import { UnlockForm } from "#components/locks/unlock-form";
import { EarlierTexts } from "#components/revisions/earlier-texts";
import { argumentLockInWords } from "#lib/locks/limits";
import type { ArgumentToModerate } from "#lib/locks/queries";
import type { EarlierText } from "#lib/revisions/queries";

type Props = { slug: string; argument: ArgumentToModerate; texts: EarlierText[] };

/** What a moderator can decide about an argument, beside hiding it: lock it, move it, hide an earlier text. */
export function ArgumentDecisions({ slug, argument, texts }: Props) {
  const { id, lock, refused } = argument;
  return (
    <div className="space-y-10">
      <div className="rounded-control border border-line bg-card p-4">
        <p className="mb-2 text-sm text-soft">
          {"by "}
          <bdi>{argument.author}</bdi>
        </p>
        <ArgumentText claim={argument.claim} html={argument.html} />
      </div>
      <p>
        <a href={`/threads/${slug}/arguments/${id}/review`} className="link">
          Hide it, or read what was reported
        </a>
      </p>
      {refused && <p className="rounded-control bg-wash p-4 text-sm">{refused}</p>}
      {lock && (
        <section aria-labelledby="lock" className="space-y-4">
          <h2 id="lock" className="font-serif text-xl font-semibold">
            Locked
          </h2>
          <p>{argumentLockInWords({ until: lock.until, above: false })}</p>
          {lock.subtree && <p>Nobody can reply to anything below it either.</p>}
          <p className="whitespace-pre-line text-sm text-soft">{`The author was told: ${lock.reason}`}</p>
          <UnlockForm id={id} />
        </section>
      )}
      {!lock && !refused && (
        <section aria-labelledby="lock" className="space-y-4">
          <h2 id="lock" className="font-serif text-xl font-semibold">
            Lock
          </h2>
          <LockForm id={id} />
        </section>
      )}
      {argument.parentId !== null && !refused && (
        <section aria-labelledby="move" className="space-y-4">
          <h2 id="move" className="font-serif text-xl font-semibold">
            Move
          </h2>
          <MoveForm id={id} />
        </section>
      )}
      <EarlierTexts id={id} texts={texts} canHide={!refused} />
    </div>
  );
}
