import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestContext } from "#lib/http/request-context";
import { say } from "#lib/http/say";
import { escapeHtml } from "#lib/text/entities";

const AGAIN_AFTER_S = "5";
const SAFE = "Everything that was accepted is safe.";
const IS_AWAY = "The forum’s database does not answer at the moment.";

// Of its own, as the style sheet of the site has another name after each build.
const STYLE = `
  :root { color-scheme: light dark; }
  body { max-inline-size: 34rem; margin: 18vh auto; padding-inline: 1.25rem; font: 1.0625rem/1.6 system-ui, sans-serif;
    background: light-dark(#faf8f3, #131416); color: light-dark(#1c1b19, #ece8df); }
  h1 { font-size: 1.625rem; line-height: 1.25; margin-block: 0 0.75rem; }
  textarea { box-sizing: border-box; inline-size: 100%; min-block-size: 8rem; padding: 0.75rem; font: inherit;
    background: transparent; color: inherit; border: 1px solid currentcolor; border-radius: 0.75rem; }
  a { display: inline-block; padding: 0.625rem 1.5rem; border: 1px solid currentcolor; border-radius: 9999px;
    color: inherit; text-decoration: none; }
`;
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const STARTS = "Parley is starting.";

/** Answers in the same way, while there is nothing yet that could answer otherwise. */
export function sayStarting(request: IncomingMessage, response: ServerResponse) {
  const words = request.method === "POST" ? `${SAFE} ${COME_BACK}` : IN_PLACE_OF_A_PAGE;
  sendUnavailable(request, response, `${STARTS} ${SAFE}`, pageOf(`${STARTS} ${words}`));
}

/**
 * Answers, while the database is away, in words that need none: a page to whoever reads pages, a sentence to all others,
 * and when to come back. What is asked for is not answered from memory, because somebody may just have hidden it; what was
 * typed into a form that was refused for this is given back.
 */
export function sayAway(request: IncomingMessage, response: ServerResponse, refusal?: RequestContext["refusal"]) {
  const page = request.method === "POST" ? pageAfterForm(refusal) : pageOf(`${IS_AWAY} ${IN_PLACE_OF_A_PAGE}`);
  sendUnavailable(request, response, `${IS_AWAY} ${SAFE}`, page);
}

function sendUnavailable(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  sentence: string,
  html: string,
) {
  const retry = { "retry-after": AGAIN_AFTER_S };
  if (!headers.accept?.includes("text/html")) return say(response, 503, sentence, retry);
  const page = Buffer.from(html);
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "content-length": page.length,
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    ...retry,
  });
  response.end(method === "HEAD" ? undefined : page);
}

const IN_PLACE_OF_A_PAGE = `${SAFE} Parley goes on by itself as soon as it can; please try again in a moment.`;
const COME_BACK = "What you just sent was not kept: please go back and send it again in a moment.";
const IN_DOUBT = `${SAFE} Whether what you just sent was kept shows once the forum answers again.`;

function pageAfterForm(refusal: RequestContext["refusal"]): string {
  if (!refusal) return pageOf(`${IS_AWAY} ${IN_DOUBT}`);
  const texts = Object.values(refusal.typed).filter((text) => /\s/.test(text.trim()));
  return pageOf(refusal.message, texts.map(fieldWith).join(""));
}

// A line break at the beginning would be left out by the browser, so there is one more.
const fieldWith = (text: string) =>
  `<p><textarea readonly dir="auto" aria-label="What you wrote">\n${escapeHtml(text)}</textarea></p>\n`;

/** An empty address is that of the page itself. */
function pageOf(words: string, fields = ""): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>One moment, please · Parley</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>One moment, please</h1>
<p>${words}</p>
${fields}<p><a href="">Try again</a></p>
</main>
</body>
</html>
`;
}
