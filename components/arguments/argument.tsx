import { PlainTools } from "#components/arguments/plain-tools";
import { Sources } from "#components/arguments/sources";
import { SideWord, sideClass } from "#components/arguments/stance-chip";
import { Tombstone } from "#components/arguments/tombstone";
import { LockedLine } from "#components/locks/locked-line";
import { MovedCount } from "#components/moved/moved-count";
import { QuotedWords } from "#components/passages/quoted-words";
import { BothSidesBadge } from "#components/ratings/badge";
import { Standing, WhyHere } from "#components/ratings/standing";
import { placeOf, ReplyPlace, sideId } from "#components/reading/reply-place";
import { StillTime } from "#components/ui/still-time";
import type { Order } from "#lib/arguments/order";
import type { Relation } from "#lib/arguments/policy";
import type { ArgumentView, ShownArgument } from "#lib/arguments/view";
import { isFormer } from "#lib/privacy/former";
import { isLanguage, LANGUAGES } from "#lib/text/languages";
import type { Stance } from "#lib/threads/queries";

type Props = {
  view: ArgumentView;
  stances: readonly Stance[];
  /** What it answers, where the page knows that. */
  parent?: ArgumentView;
  highlighted?: boolean;
  /** Stands in the list of what was replied to `parent`, which says so itself. */
  inReplies?: boolean;
  /** Whether anything can be done with it here; nobody can reply while the thread `isLocked`. */
  tools?: "all" | "locked" | "none";
  /** The order in which it stands among others, where there is one to explain. */
  order?: Order;
  headingLevel?: 2 | 3;
};

/** One argument, or what is left of a removed one, without its replies. It is still: LaidOver adds what is personal. */
export function Argument({
  view,
  stances,
  parent,
  inReplies = false,
  highlighted = false,
  tools = "all",
  order,
  headingLevel = 3,
}: Props) {
  const stance = stances.find(({ slug }) => slug === view.stance);
  if (view.state !== "shown") return <Tombstone view={view} stance={stance} parent={parent} inReplies={inReplies} />;
  const address = `/threads/${view.thread}/arguments/${view.id}`;
  const isRoot = view.claim !== null;
  const Heading = `h${headingLevel}` as const;
  return (
    <article
      id={`a${view.id}`}
      {...placeOf(view, parent, inReplies)}
      aria-labelledby={isRoot ? `c${view.id}` : undefined}
      aria-label={isRoot ? undefined : `${view.author}: ${view.name}`}
      aria-current={highlighted ? "true" : undefined}
      tabIndex={-1}
      className={sideClass(stance)}
    >
      <ReplyPlace view={view} parent={parent} stance={stance} />
      <header>
        <SideWord stance={stance} id={sideId(view, parent)} />
        {view.bothSides && <BothSidesBadge />}
        {view.relation && <RelationWords relation={view.relation} isBelow={parent !== undefined} />}
        <a href={address}>
          <StillTime at={view.postedAt} />
        </a>
      </header>
      <QuotedWords view={view} />
      {isRoot && (
        <Heading id={`c${view.id}`} dir="auto" lang={view.language ?? undefined}>
          {view.claim}
        </Heading>
      )}
      {/* Sanitised when it was written (lib/text/markdown.ts). */}
      <div
        dir="auto"
        lang={view.language ?? undefined}
        dangerouslySetInnerHTML={{ __html: withoutNeedlessEnds(view.html) }}
      />
      {view.locked && <LockedLine lock={view.locked} />}
      <footer>
        <Byline view={view} address={address} />
        <Standing counts={view.counts} stances={stances} />
        <MovedCount moved={view.moved} address={address} />
        {order && (
          <WhyHere order={order} counts={view.counts} stances={stances} stance={stance} bothSides={view.bothSides} />
        )}
        {tools !== "none" && (
          <PlainTools id={view.id} revision={view.revision} canReply={tools === "all" && view.locked === null} />
        )}
      </footer>
    </article>
  );
}

/** A paragraph is ended by the next one, and the last by what is around it: hundreds of tags less on a page. */
const withoutNeedlessEnds = (html: string) => html.replaceAll("</p><p>", "<p>").replace(/<\/p>$/, "");

const RELATION_WORDS: Record<Relation, [short: string, below: string, elsewhere: string]> = {
  supports: ["supports", " the argument above", " another argument"],
  rebuts: ["rebuts", " the argument above", " another argument"],
  asks: ["asks", " about the argument above", " about another argument"],
  answers: ["answers", " the question above", " a question"],
};

/** How a reply stands to what it answers; a narrow screen shows one word of it, a screen reader says all. */
function RelationWords({ relation, isBelow }: { relation: Relation; isBelow: boolean }) {
  const [short, below, elsewhere] = RELATION_WORDS[relation];
  return (
    <span>
      {short}
      <span>{isBelow ? below : elsewhere}</span>
    </span>
  );
}

function Byline({ view, address }: { view: ShownArgument; address: string }) {
  return (
    <>
      <p>
        {"by "}
        {isFormer(view.author) ? view.author : <a href={`/members/${view.author}`}>{view.author}</a>}
      </p>
      {view.language && isLanguage(view.language) && <span lang={view.language}>{LANGUAGES[view.language]}</span>}
      {view.edited && (
        <a href={`${address}/history`} className="link">
          edited
        </a>
      )}
      {view.sources.length > 0 && (
        <details>
          <summary>{view.sources.length === 1 ? "1 source" : `${view.sources.length} sources`}</summary>
          <Sources sources={view.sources} />
        </details>
      )}
    </>
  );
}
