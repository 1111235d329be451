"use client";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useViewer } from "#components/accounts/viewer-provider";
import { ArgumentTools } from "#components/arguments/argument-tools";
import { HiddenText } from "#components/moderation/hidden-text";
import { UnseenTexts } from "#components/moderation/unseen-texts";
import { useDesk } from "#components/reading/desk";
import { NewMark } from "#components/reading/new-mark";
import { argumentsOnPage, idOf } from "#components/reading/places-on-page";
import { useThread } from "#components/threads/thread-context";
import { LAID } from "#components/ui/morph";
import { useStillChanges } from "#components/ui/still-frame";

/** What a member sees of the arguments on a page beyond what everybody does: their tools, what is new, what is hidden from others. */
export function OwnCards() {
  const { hidden } = useViewer();
  const { unread } = useDesk();
  const { slug } = useThread();
  const changes = useStillChanges();
  const [ids, setIds] = useState<number[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other arguments may be there after each change
  useLayoutEffect(
    () => setIds(argumentsOnPage().flatMap((article) => (toolsIn(article) ? [idOf(article)] : []))),
    [changes],
  );
  const parents = new Set(hidden.flatMap((text) => (text.leavesATrace ? [] : (text.parentId ?? []))));
  return (
    <>
      {ids.map((id) => (
        <Laid key={id} id={id} after={(article) => toolsIn(article)}>
          {(article) => <ArgumentTools id={id} {...toldBy(article)} />}
        </Laid>
      ))}
      {[...unread].map((id) => (
        <Laid key={`new-${id}`} id={id}>
          {() => <NewMark />}
        </Laid>
      ))}
      {hidden
        .filter((text) => text.leavesATrace)
        .map((text) => (
          <Laid key={`hidden-${text.id}`} id={text.id} after={(article) => article.lastElementChild}>
            {() => (
              <div className="mt-3">
                <HiddenText text={text} thread={slug} />
              </div>
            )}
          </Laid>
        ))}
      {[...parents].map((id) => (
        <Laid key={`unseen-${id}`} id={id} after={(article) => article.lastElementChild}>
          {() => <UnseenTexts parent={id} />}
        </Laid>
      ))}
    </>
  );
}

const toolsIn = (article: Element) => article.querySelector<HTMLElement>(":scope > footer > .tools");

/** What the card itself says of what can be done with it. */
function toldBy(article: Element) {
  const tools = toolsIn(article);
  return {
    revision: Number(tools?.dataset.revision ?? 1),
    isPage: article.ariaCurrent === "true",
    canReply: tools?.querySelector("[name=reply]") != null,
  };
}

type Props = {
  id: number;
  /** Beside what in the article it stands; without, it is the first thing in it. Not at all where that is not there. */
  after?: (article: Element) => Element | null;
  children: (article: Element) => ReactNode;
};

/** Something within an argument of the page, as long as that is there. */
function Laid({ id, after, children }: Props) {
  const changes = useStillChanges();
  const [place, setPlace] = useState<HTMLElement>();
  const own = useRef<HTMLElement>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page may have lost or got the argument by a change
  useLayoutEffect(() => {
    if (own.current?.isConnected) return;
    const article = document.getElementById(`a${id}`);
    const before = after ? article && after(article) : null;
    if (!article || (after && !before)) return setPlace(undefined);
    const made = document.createElement("div");
    made.setAttribute(LAID, "");
    if (before) before.after(made);
    else article.prepend(made);
    own.current = made;
    setPlace(made);
  }, [id, changes]);
  useLayoutEffect(() => () => own.current?.remove(), []);
  const article = place?.closest("article");
  return place && article && createPortal(children(article), place);
}
