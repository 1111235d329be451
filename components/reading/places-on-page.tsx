import type { Place } from "#lib/reading/key-order";

const IS_ARGUMENT = /^a\d+$/;
const SIDE = /side-\d/;
const HEADER_PX = 72;

/** The arguments of this page that can be seen (and, `withFolded`, those that can be unfolded), as they are read. */
export function placesOnPage({ withFolded = false } = {}): Place[] {
  return inReadingOrder(argumentsOnPage().filter((article) => withFolded || article.checkVisibility())).map(
    (article) => ({
      id: idOf(article),
      parentId: parentOf(article),
      stance: SIDE.exec(article.className)?.[0] ?? null,
    }),
  );
}

/** What it answers: as it says itself, or else whose replies it stands among (“7”, or “7-strongest”). */
function parentOf(article: HTMLElement): number | null {
  const parent = article.dataset.parent ?? article.closest<HTMLElement>("[data-replies]")?.dataset.replies;
  return parent === undefined ? null : Number.parseInt(parent, 10);
}

export function argumentsOnPage(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("main article[id]")].filter(({ id }) => IS_ARGUMENT.test(id));
}

export const idOf = (article: HTMLElement) => Number(article.id.slice(1));

/** The argument that has the focus, or in which the focus is. */
export function focusedArgument(): number | undefined {
  const article = document.activeElement?.closest<HTMLElement>("article[id]");
  return article && IS_ARGUMENT.test(article.id) ? idOf(article) : undefined;
}

/** The first argument whose beginning is in view. */
export function firstInView(places: readonly Place[]): number | undefined {
  return places.find(({ id }) => (document.getElementById(`a${id}`)?.getBoundingClientRect().top ?? -1) > HEADER_PX)
    ?.id;
}

/** Unfolds what is around an argument, moves the focus to it and brings it into view. False when it is not here. */
export function goTo(id: number): boolean {
  const article = document.getElementById(`a${id}`);
  if (!article) return false;
  for (let around = article.closest("details"); around; around = around.parentElement?.closest("details") ?? null)
    around.open = true;
  article.focus({ preventScroll: true });
  const { top, bottom } = article.getBoundingClientRect();
  if (top < HEADER_PX || bottom > innerHeight) article.scrollIntoView({ block: "start" });
  return true;
}

/** On a phone the style sheet lets the sides take turns; what is read first is what stands further up. */
function inReadingOrder(articles: HTMLElement[]): HTMLElement[] {
  const columns = document.querySelector(".columns");
  if (!columns || getComputedStyle(columns).display !== "flex") return articles;
  const tops = new Map<Element, number>();
  const topOf = (article: HTMLElement) => {
    const card = article.closest(".columns > .column > ul > li") ?? article;
    const top = tops.get(card) ?? card.getBoundingClientRect().top;
    tops.set(card, top);
    return top;
  };
  return articles
    .map((article, i) => ({ article, top: topOf(article), i }))
    .sort((a, b) => a.top - b.top || a.i - b.i)
    .map(({ article }) => article);
}
