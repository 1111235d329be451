import type { BrowserContext, Page } from "@playwright/test";
import { MARK } from "#tests/hostile/payloads";

/** What was seen of payloads that worked, in words; nothing is what is wanted. */
export type Watch = { seen: string[]; look: (page: Page) => Promise<void> };

const OURS = /^(https?:\/\/(localhost|127\.0\.0\.1)[:/]|data:|about:|blob:)/;
/** The browser reports each 4xx that it was given, and those are asked for here. */
const IS_AN_ANSWER = /the server responded with a status of 4\d\d/;

/** Watches every page and frame of a browser's context for whatever a payload would do, from before its first script. */
export async function watch(context: BrowserContext): Promise<Watch> {
  const seen: string[] = [];
  await context.exposeBinding("tellOfPayload", ({ page }, what: string) => seen.push(`${what} at ${page.url()}`));
  await context.addInitScript(hook, MARK);
  context.on("request", (request) => {
    if (!OURS.test(request.url())) seen.push(`request to ${request.url()}`);
  });
  context.on("dialog", async (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on("weberror", (error) => seen.push(`error ${error.error().message} at ${error.page()?.url()}`));
  context.on("console", (message) => {
    if (message.type() === "error" && !IS_AN_ANSWER.test(message.text())) seen.push(`console: ${message.text()}`);
  });
  const look = async (page: Page) => {
    for (const found of await page.evaluate(foreignIn, MARK)) seen.push(`${found} at ${page.url()}`);
  };
  return { seen, look };
}

/** Runs in the page, before anything of it: the payloads call what is named here. */
function hook(mark: string) {
  const tell = (what: string) => (window as unknown as { tellOfPayload: (what: string) => void }).tellOfPayload(what);
  for (const name of [mark, "alert", "confirm", "prompt", "print", "open"])
    Object.defineProperty(window, name, { value: () => tell(`${name} was called`), writable: false });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
    tell(`violation of ${violatedDirective}: ${blockedURI} ${sample}`),
  );
}

/** Runs in the page: elements and attributes that no page of ours has. */
function foreignIn(mark: string): string[] {
  // What is plain text, a browser shows in a page of its own.
  if (document.contentType !== "text/html") return [];
  const told = (element: Element) => element.outerHTML.slice(0, 200);
  const strangers = document.querySelectorAll(
    "iframe, frame, frameset, object, embed, base, img, image, video, audio, source, marquee, math, foreignObject, animate, set, use, style, isindex, listing, xmp, plaintext, x-app, meta[http-equiv]:not([http-equiv=refresh i]), link[href*=payload]",
  );
  // A form of React's before it has come alive.
  const ofReact = /^javascript:throw new Error\('A React form was unexpectedly submitted/;
  const found = [...strangers].map((element) => `element ${told(element)}`);
  for (const script of document.scripts)
    if (script.src === "" && script.text.includes(mark) && !/^(\(?self\.__next_f|\$RC|\$RX)/.test(script.text.trim()))
      found.push(`script ${told(script)}`);
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) found.push(`handler ${told(element)}`);
      if (name === "style" && element.localName !== "next-route-announcer") found.push(`style ${told(element)}`);
      if (!/^(href|src|action|formaction|xlink:href|data|srcdoc)$/i.test(name) || ofReact.test(value)) continue;
      const leadsTo = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : null;
      const isLink = element.localName === "a" && name === "href";
      if (!leadsTo || !/^(https?|mailto):$/.test(leadsTo.protocol)) found.push(`address ${told(element)}`);
      else if (!isLink && leadsTo.hostname !== location.hostname) found.push(`address elsewhere ${told(element)}`);
    }
  return found;
}
