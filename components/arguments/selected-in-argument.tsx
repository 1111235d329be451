import { type Selected, selectedText } from "#lib/passages/selected-text";

/** The words of an argument that are selected, null when none are. */
export function selectedInArgument(id: number): Selected | null {
  const body = document.querySelector(`#a${id} > div[dir]`);
  return body && selectedText(document.getElementById(`c${id}`) ?? body, body);
}

/** The composer of a reply that quotes them. */
export const addressToQuote = (slug: string, id: number, { quote, start }: Selected) =>
  `/threads/${slug}/argue?${new URLSearchParams({ parent: String(id), quote, start: String(start) })}`;
