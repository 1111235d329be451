import { ArgumentTools } from "#components/arguments/argument-tools";
import { Sources } from "#components/arguments/sources";
import { StanceChip, sideClass } from "#components/arguments/stance-chip";
import { Tombstone } from "#components/arguments/tombstone";
import { LockedLine } from "#components/locks/locked-line";
import { UnseenTexts } from "#components/moderation/unseen-texts";
import { MovedCount } from "#components/moved/moved-count";
import { QuotedWords } from "#components/passages/quoted-words";
import { BothSidesBadge } from "#components/ratings/badge";
import { Standing, WhyHere } from "#components/ratings/standing";
import { NewMark } from "#components/reading/new-mark";
import { placeOf, ReplyPlace } from "#components/reading/reply-place";
import { TimeAgo } from "#components/ui/time-ago";
import type { Order } from "#lib/arguments/order";
import type { Relation } from "#lib/arguments/policy";
import type { ArgumentView, ShownArgument } from "#lib/arguments/view";
import { isLanguage, LANGUAGES } from "#lib/text/languages";
import type { Stance } from "#lib/threads/queries";

type Props = {
  view: ArgumentView;
  stances: readonly Stance[];
  /** What it answers, where the page knows that. */
  parent?: ArgumentView;
  highlighted?: boolean;
  withTools?: boolean;
  /** The order in which it stands among others, where there is one to explain. */
  order?: Order;
  headingLevel?: 2 | 3;
};

/** One argument, or what is left of a removed one, without its replies. */
export function Argument({
  view,
  stances,
  parent,
  highlighted = false,
  withTools = true,
  order,
  headingLevel = 3,
}: Props) {
  const stance = stances.find(({ slug }) => slug === view.stance);
  if (view.state !== "shown") return <Tombstone view={view} stance={stance} parent={parent} />;
  const address = `/threads/${view.thread}/arguments/${view.id}`;
  const isRoot = view.claim !== null;
  const Heading = `h${headingLevel}` as const;
  return (
    <article
      id={`a${view.id}`}
      {...placeOf(view, parent)}
      aria-labelledby={isRoot ? `c${view.id}` : undefined}
      aria-label={isRoot ? undefined : `${view.author}: ${view.name}`}
      aria-current={highlighted ? "true" : undefined}
      tabIndex={-1}
      className={`relative ${sideClass(stance)} ${highlighted ? "rounded-card bg-bridge-wash p-4" : ""}`}
    >
      <NewMark id={view.id} />
      <ReplyPlace view={view} parent={parent} stance={stance} />
      <header className="flex flex-wrap items-center gap-2 text-xs text-soft">
        <StanceChip stance={stance} />
        {view.bothSides && <BothSidesBadge />}
        {view.relation && <RelationWords relation={view.relation} />}
        <a href={address} className="permalink ms-auto inline-flex min-h-6 items-center hover:underline">
          <TimeAgo at={view.postedAt} />
        </a>
      </header>
      <QuotedWords view={view} />
      {isRoot && (
        <Heading
          id={`c${view.id}`}
          dir="auto"
          lang={view.language ?? undefined}
          className="mt-3 text-balance font-serif text-[1.1875rem] font-semibold leading-snug"
        >
          {view.claim}
        </Heading>
      )}
      {/* Sanitised when it was written (lib/text/markdown.ts). */}
      <div
        dir="auto"
        lang={view.language ?? undefined}
        className="prose-argument mt-2"
        dangerouslySetInnerHTML={{ __html: view.html }}
      />
      {view.locked && <LockedLine lock={view.locked} />}
      <footer className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
        <Byline view={view} address={address} />
        <Standing counts={view.counts} stances={stances} />
        <MovedCount moved={view.moved} address={address} />
        {order && (
          <WhyHere order={order} counts={view.counts} stances={stances} stance={stance} bothSides={view.bothSides} />
        )}
        {withTools && (
          <ArgumentTools id={view.id} revision={view.revision} isPage={highlighted} isLocked={view.locked !== null} />
        )}
      </footer>
      {withTools && <UnseenTexts parent={view.id} />}
    </article>
  );
}

const RELATION_WORDS: Record<Relation, [short: string, rest: string]> = {
  supports: ["supports", " the argument above"],
  rebuts: ["rebuts", " the argument above"],
  asks: ["asks", " about the argument above"],
  answers: ["answers", " the question above"],
};

/** How a reply stands to what is above it; a narrow screen shows one word of it, a screen reader says all. */
function RelationWords({ relation }: { relation: Relation }) {
  const [short, rest] = RELATION_WORDS[relation];
  return (
    <span>
      {short}
      <span className="max-sm:sr-only">{rest}</span>
    </span>
  );
}

function Byline({ view, address }: { view: ShownArgument; address: string }) {
  return (
    <>
      <span>
        by{" "}
        <a
          href={`/members/${view.author}`}
          className="inline-flex min-h-6 items-center font-medium text-ink hover:underline"
        >
          <bdi>{view.author}</bdi>
        </a>
      </span>
      {view.language && isLanguage(view.language) && <span lang={view.language}>{LANGUAGES[view.language]}</span>}
      {view.edited && (
        <a href={`${address}/history`} className="link inline-flex min-h-6 items-center">
          edited
        </a>
      )}
      {view.sources.length > 0 && (
        <details className="open:basis-full">
          <summary className="link inline-flex min-h-6 items-center">
            {view.sources.length === 1 ? "1 source" : `${view.sources.length} sources`}
          </summary>
          <Sources sources={view.sources} />
        </details>
      )}
    </>
  );
}
