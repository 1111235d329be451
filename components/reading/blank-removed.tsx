import { KEPT } from "#components/ui/morph";

const IS_BEING_ANSWERED =
  "This argument has just been removed. What you are writing is still here: you could post it as an argument of its own.";

/**
 * Whether the page shows anything of arguments that were removed, so that it must be read anew. Where somebody is
 * writing a reply within one, its words are taken out here and the form stays: reading anew would take it along.
 */
export function blankRemoved(ids: readonly number[]): boolean {
  return ids.filter((id) => isNamed(id) && !blankAroundForm(id)).length > 0;
}

function isNamed(id: number): boolean {
  return document.querySelector(`#a${id}, #n${id}, [href$="/arguments/${id}"]`) !== null;
}

function blankAroundForm(id: number): boolean {
  const article = document.getElementById(`a${id}`);
  // A moderator who hides it is writing as well, and wants it gone.
  const replies = article?.querySelectorAll<HTMLTextAreaElement>('form[aria-label="Composer"] textarea');
  const isWriting = [...(replies ?? [])].some(({ value }) => value.trim() !== "");
  if (!article || !isWriting) return false;
  article.setAttribute(KEPT, "");
  article.setAttribute("aria-label", "Removed argument");
  article.removeAttribute("aria-labelledby");
  for (const words of article.querySelectorAll(":scope > :is(h2, h3, blockquote)")) words.textContent = "";
  for (const elsewhere of document.querySelectorAll(`[data-names="${id}"]`)) elsewhere.remove();
  const text = article.querySelector(":scope > div[dir]");
  if (text) text.textContent = IS_BEING_ANSWERED;
  return true;
}
