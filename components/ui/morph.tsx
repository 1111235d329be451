/** Marks what the browser laid over a still part: it is not the server's, and stays. */
export const LAID = "data-laid";
/** Marks what stays as it is, whatever the server says of it now. */
export const KEPT = "data-kept";

/**
 * Makes the inside of `frame` what `html` says, touching only what differs: elements are known again by their ids, what
 * is folded stays folded, and what was laid over an element (a form in which somebody writes, a mark) stays with it.
 */
export function morph(frame: Element, html: string): void {
  const wanted = frame.cloneNode(false) as Element;
  wanted.innerHTML = html;
  takeOverChildren(frame, wanted);
}

function takeOverChildren(frame: Element, wanted: Element) {
  const names = new Set([...wanted.children].map(nameOf));
  for (const child of [...frame.children]) if (isGone(child, names)) child.remove();
  const named = new Map([...frame.children].filter((child) => !isLaid(child)).map((child) => [nameOf(child), child]));
  let next = ownFrom(frame.firstChild);
  for (const node of [...wanted.childNodes]) {
    const name = node instanceof Element ? nameOf(node) : "";
    const known = name ? named.get(name) : next;
    if (!known || !isLike(known, node, name)) frame.insertBefore(node, next);
    else {
      if (known === next) next = ownFrom(next.nextSibling);
      else frame.insertBefore(known, next);
      takeOver(known, node);
    }
  }
  while (next) {
    const rest = next;
    next = ownFrom(next.nextSibling);
    if (!(rest instanceof Element) || nameOf(rest) === "") rest.remove();
  }
}

function takeOver(node: ChildNode, wanted: ChildNode) {
  if (!(node instanceof Element) || !(wanted instanceof Element)) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
    return;
  }
  if (node.hasAttribute(KEPT) || node.isEqualNode(wanted)) return;
  // The words of a moment may follow the reader's clock.
  const isSameMoment = node instanceof HTMLTimeElement && node.dateTime === wanted.getAttribute("datetime");
  for (const { name } of [...node.attributes])
    if (name !== "open" && !wanted.hasAttribute(name)) node.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (name !== "open" && node.getAttribute(name) !== value) node.setAttribute(name, value);
  if (!isSameMoment) takeOverChildren(node, wanted);
}

/** By what an element is known again: an item of a list by the argument in it. */
function nameOf(element: Element): string {
  if (element.id) return element.id;
  if (element instanceof HTMLLIElement) return element.querySelector("article[id]")?.id ?? "";
  return element instanceof HTMLDetailsElement ? (element.dataset.replies ?? "") : "";
}

/** What is there no more stays as long as somebody writes in it. */
function isGone(child: Element, names: ReadonlySet<string>): boolean {
  if (isLaid(child) || nameOf(child) === "" || names.has(nameOf(child))) return false;
  return ![...child.querySelectorAll<HTMLTextAreaElement>(`[${LAID}] textarea`)].some(
    ({ value }) => value.trim() !== "",
  );
}

const isLaid = (node: Node) => node instanceof Element && node.hasAttribute(LAID);

function ownFrom(node: ChildNode | null): ChildNode | null {
  let own = node;
  while (own && isLaid(own)) own = own.nextSibling;
  return own;
}

function isLike(node: ChildNode, wanted: ChildNode, name: string): boolean {
  return node.nodeName === wanted.nodeName && (node instanceof Element ? nameOf(node) : "") === name;
}
