import { Fragment, isValidElement, type ReactNode } from "react";

type Props = Record<string, unknown>;
type Component = (props: Props) => ReactNode;

const VOID = new Set(["br", "col", "hr", "img", "input", "link", "meta", "wbr"]);
/** Ended by the next of their kind or by the end of what they are in, which holds nothing else (HTML, 13.1.2.4). */
const ENDED_BY_OTHERS = new Set(["li", "dt", "dd"]);
/** What HTML calls otherwise than React, beyond capital letters, which its parser does not mind. */
const NAMES: Record<string, string> = {
  className: "class",
  htmlFor: "for",
  defaultChecked: "checked",
  defaultValue: "value",
  strokeWidth: "stroke-width",
  strokeLinecap: "stroke-linecap",
  strokeDasharray: "stroke-dasharray",
};
const NO_ATTRIBUTES = new Set(["children", "dangerouslySetInnerHTML", "key", "ref"]);

/**
 * The HTML of elements that need no browser to come alive: plain elements, and components that are plain functions of
 * their props (docs/decisions/0017).
 */
export function markup(node: ReactNode): string {
  if (typeof node === "string") return escaped(node);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) return inARow(node);
  if (!isValidElement<Props>(node)) throw new Error("What is still is made of elements and words.");
  const { type, props } = node;
  if (typeof type === "string") return elementOf(type, props);
  if (type === Fragment) return markup(props.children as ReactNode);
  if (typeof type === "function" && !("$$typeof" in type)) return markup((type as Component)(props));
  throw new Error("What is still has no component of the browser in it: it would never come alive.");
}

function elementOf(tag: string, props: Props): string {
  let html = `<${tag}`;
  for (const name in props) {
    const value = props[name];
    if (value === undefined || value === null || NO_ATTRIBUTES.has(name)) continue;
    html += attributeOf(name, value);
  }
  if (VOID.has(tag)) return `${html}>`;
  const own = props.dangerouslySetInnerHTML as { __html: string } | undefined;
  const inner = own ? own.__html : markup(props.children as ReactNode);
  html += `>${ENDS_PARAGRAPH.has(tag) ? withoutEnd(inner) : inner}`;
  return ENDED_BY_OTHERS.has(tag) ? html : `${html}</${tag}>`;
}

/** A paragraph that another block follows ends there without saying so. */
function inARow(nodes: readonly ReactNode[]): string {
  let html = "";
  let last = "";
  for (const node of nodes) {
    const next = markup(node);
    if (next === "") continue;
    html += BLOCK.test(next) ? withoutEnd(last) : last;
    last = next;
  }
  return html + last;
}

const withoutEnd = (html: string) => (html.endsWith("</p>") ? html.slice(0, -"</p>".length) : html);
/** What ends a paragraph by its beginning; and, of these and others, what does by its own end. */
const BLOCK = /^<(?:blockquote|details|div|dl|footer|form|h[1-6]|header|ol|p|section|ul)[ >]/;
const ENDS_PARAGRAPH = new Set(["article", "blockquote", "dd", "details", "div", "footer", "li", "section"]);

function attributeOf(name: string, value: unknown): string {
  const written = NAMES[name] ?? name;
  if (typeof value === "string") return ` ${written}=${BARE.test(value) ? value : `"${escaped(value)}"`}`;
  if (typeof value === "number") return ` ${written}=${value}`;
  if (typeof value !== "boolean") throw new Error(`What is still has no ${name}: it is no text.`);
  if (/^(aria|data)-/.test(name)) return ` ${written}=${value}`;
  return value ? ` ${written}` : "";
}

/** A value that HTML reads without quotes as well, which cost two bytes in each of thousands of places. */
const BARE = /^[\w.:/#?%-]*[\w.:#?%-]$/;
const SPECIAL = /[&<>"]/g;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The text between tags and between double quotes. */
function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}
