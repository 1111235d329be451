"use client";
import { SideIcon } from "#components/arguments/stance-chip";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { Icon } from "#components/ui/icon";
import { keepFocusAt } from "#components/ui/keep-focus-at";
import { TimeAgo } from "#components/ui/time-ago";
import { revealCaseAction } from "#lib/cases/actions";
import type { CaseCard } from "#lib/cases/card";
import type { QueueTab } from "#lib/cases/tabs";

const AUTHOR_AND_SIDE = "Author and side";

/** Who wrote what a case is about, once this moderator has asked; that they asked is written down. */
export function AuthorOfCase({ card, tab, done }: { card: CaseCard; tab: QueueTab; done?: string }) {
  const { author, argument } = card;
  if (!argument) return null;
  if (!author) {
    return (
      <ActForm
        act={revealCaseAction}
        label={AUTHOR_AND_SIDE}
        hidden={{ case: card.id, tab, done }}
        onLed={() => keepFocusAt(() => document.getElementById("case-author"))}
        className="flex flex-wrap items-center text-sm text-soft [&_button]:-ms-3 sm:[&_button]:ms-0"
      >
        <p>Author and side are not shown, so that they do not weigh.</p>
        <SubmitButton look="underlined">Show them</SubmitButton>
        <p className="basis-full text-xs">That you looked is kept in the record.</p>
      </ActForm>
    );
  }
  return (
    <section
      id="case-author"
      tabIndex={-1}
      aria-label={AUTHOR_AND_SIDE}
      className="rounded-control bg-wash p-4 text-sm"
    >
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <div>
          <dt className="text-xs text-soft">Author</dt>
          <dd>
            <a href={`/moderation/members/${author.handle}`} className="link font-medium">
              <bdi>{author.handle}</bdi>
            </a>
          </dd>
        </div>
        <div id="case-side">
          <dt className="text-xs text-soft">Side</dt>
          <dd className={`flex items-center gap-1.5 font-medium text-side side-${author.stance?.side ?? 0}`}>
            {author.stance ? (
              <SideIcon side={author.stance.side} className="size-3.5" />
            ) : (
              <Icon name="circle-help" className="size-3.5" />
            )}
            {author.stance?.label ?? "Just asking"}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-soft">Member since</dt>
          <dd>
            <TimeAgo at={author.since} />
          </dd>
        </div>
        <div>
          <dt className="text-xs text-soft">Arguments</dt>
          <dd>{`${author.arguments}, of which hidden: ${author.hidden}`}</dd>
        </div>
        <div>
          <dt className="text-xs text-soft">Earlier decisions</dt>
          <dd>{author.decisions}</dd>
        </div>
        <div>
          <dt className="text-xs text-soft">In the thread</dt>
          <dd>
            <a href={`/threads/${author.slug}/arguments/${argument.id}/review`} className="link">
              its place
            </a>
          </dd>
        </div>
      </dl>
    </section>
  );
}
