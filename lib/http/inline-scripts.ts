import { createHash } from "node:crypto";

/**
 * Takes the nonce out of a rendered page and answers the CSP hashes of the inline scripts that carried it. Only what
 * the renderer itself marked is allowed to run; a script that got into the page by its content carries no nonce.
 */
export function hashInlineScripts(html: string, nonce: string): { html: string; hashes: string[] } {
  // Of the same length, because the framework's data counts characters.
  const blank = "0".repeat(nonce.length);
  const clean = (text: string) => text.replaceAll(` nonce="${nonce}"`, "").replaceAll(nonce, blank);
  const hashes = new Set<string>();
  const script = new RegExp(`<script(?=[^>]* nonce="${nonce}")[^>]*>([\\s\\S]*?)</script>`, "g");
  for (const [, body] of html.matchAll(script)) {
    if (body) hashes.add(`sha256-${createHash("sha256").update(clean(body)).digest("base64")}`);
  }
  return { html: clean(html), hashes: [...hashes] };
}
