/** What a reader selected: the words as a quote has them, and about where they begin in the canonical text. */
export type Selected = { quote: string; start: number; range: Range };

// Elements that begin a line, as in lib/passages/canonical-text.ts.
const BREAKS = "P, BR, UL, OL, LI, BLOCKQUOTE, PRE, H1, H2, H3, TABLE, THEAD, TBODY, TR, TH, TD";

/** The part of the selection that lies between the beginning of `first` and the end of `last`, if there is one. In a browser. */
export function selectedText(first: Element, last: Element = first): Selected | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const whole = document.createRange();
  whole.setStart(first, 0);
  whole.setEnd(last, last.childNodes.length);
  const range = selection.getRangeAt(0).cloneRange();
  if (range.compareBoundaryPoints(Range.END_TO_START, whole) >= 0) return null;
  if (range.compareBoundaryPoints(Range.START_TO_END, whole) <= 0) return null;
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(first, 0);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(last, last.childNodes.length);
  const quote = oneLine(wordsOf(range));
  if (quote === "") return null;
  whole.setEnd(range.startContainer, range.startOffset);
  return { quote, start: oneLine(wordsOf(whole) + wordsOf(range)).length - quote.length, range };
}

/** Counts, buttons and what only screen readers hear are no part of the text: they have the class `aside`. */
function wordsOf(range: Range): string {
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  for (const aside of copy.querySelectorAll(".aside")) aside.remove();
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let words = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element) words += node.matches(BREAKS) ? " " : "";
    else words += (node.nodeValue ?? "").normalize("NFC");
  }
  return words;
}

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
