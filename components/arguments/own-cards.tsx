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
  const cards = useCards();
  const parents = new Set(hidden.flatMap((text) => (text.leavesATrace ? [] : (text.parentId ?? []))));
  return (
    <>
      {cards.map(({ place, plain: _, ...card }) => createPortal(<ArgumentTools {...card} />, place, String(card.id)))}
      {[...unread].map((id) => (
        <Laid key={`new-${id}`} id={id} at="afterbegin">
          <NewMark />
        </Laid>
      ))}
      {hidden
        .filter((text) => text.leavesATrace)
        .map((text) => (
          <Laid key={`hidden-${text.id}`} id={text.id} at="beforeend">
            <div className="mt-3">
              <HiddenText text={text} thread={slug} />
            </div>
          </Laid>
        ))}
      {[...parents].map((id) => (
        <Laid key={`unseen-${id}`} id={id} at="beforeend">
          <UnseenTexts parent={id} />
        </Laid>
      ))}
    </>
  );
}

/** `plain`: what stood in its place. */
type Card = {
  id: number;
  place: HTMLElement;
  plain: HTMLElement;
  revision: number;
  isPage: boolean;
  canReply: boolean;
};

/** The arguments of the page that have tools, in whose place others are put; what the card said of them is kept. */
function useCards(): readonly Card[] {
  const changes = useStillChanges();
  const known = useRef(new Map<number, Card>());
  const [cards, setCards] = useState<readonly Card[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other arguments may be there after each change
  useLayoutEffect(() => {
    const found = argumentsOnPage().flatMap((article) => {
      const old = known.current.get(idOf(article));
      const own = old?.place.isConnected ? old : undefined;
      const plain = article.querySelector<HTMLElement>(":scope > footer > form");
      if (!plain) return own ?? [];
      const place = own?.place ?? newPlace();
      if (own) plain.remove();
      else plain.replaceWith(place);
      return {
        id: idOf(article),
        place,
        plain,
        revision: Number(plain.dataset.revision ?? 1),
        isPage: article.ariaCurrent === "true",
        canReply: plain.querySelector("[name=reply]") !== null,
      };
    });
    known.current = new Map(found.map((card) => [card.id, card]));
    setCards(found);
  }, [changes]);
  // Whoever is nobody any more, as after signing out elsewhere, has the page as it is for everybody.
  useLayoutEffect(
    () => () => {
      for (const { place, plain } of known.current.values()) place.replaceWith(plain);
      known.current = new Map();
    },
    [],
  );
  return cards;
}

function newPlace(): HTMLElement {
  const place = document.createElement("div");
  place.setAttribute(LAID, "");
  return place;
}

/** Something at the beginning or the end of an argument of the page, as long as that is there. */
function Laid({ id, at, children }: { id: number; at: "afterbegin" | "beforeend"; children: ReactNode }) {
  const changes = useStillChanges();
  const [place, setPlace] = useState<HTMLElement>();
  const own = useRef<HTMLElement>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page may have lost or got the argument by a change
  useLayoutEffect(() => {
    if (own.current?.isConnected) return;
    const article = document.getElementById(`a${id}`);
    own.current = article ? newPlace() : undefined;
    if (own.current) article?.insertAdjacentElement(at, own.current);
    setPlace(own.current);
  }, [id, at, changes]);
  useLayoutEffect(() => () => own.current?.remove(), []);
  return place && createPortal(children, place);
}
