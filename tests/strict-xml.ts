import { DOMParser, type Element } from "@xmldom/xmldom";

export const ATOM = "http://www.w3.org/2005/Atom";

/** The root of a document of XML; throws at whatever a strict reader of it would only warn of. */
export function strictXml(source: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const { documentElement, doctype } = parser.parseFromString(source, "application/xml");
  if (!documentElement || doctype) throw new Error("This is no document, or one with a type of its own.");
  return documentElement;
}

/** The elements of Atom with this name, in their order. */
export const atomElements = (within: Element, name: string): Element[] => [
  ...within.getElementsByTagNameNS(ATOM, name),
];

/** Their texts. */
export const atomTexts = (within: Element, name: string): string[] =>
  atomElements(within, name).map((element) => element.textContent ?? "");
