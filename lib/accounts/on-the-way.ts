import { escapeHtml } from "#lib/text/entities";

/**
 * A page that goes on to `url` by itself, with a link for where it does not. No redirect: the policy of our pages lets a
 * form lead to this forum alone, and browsers hold each redirect that follows it to that.
 */
export function onTheWay(name: string, url: string): string {
  const [words, address] = [escapeHtml(name), escapeHtml(url)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${address}">
<title>On the way to ${words}</title>
</head>
<body>
<main>
<h1>On the way to ${words}</h1>
<p><a href="${address}" rel="noreferrer">Go on to ${words}</a>, if nothing happens.</p>
</main>
</body>
</html>
`;
}
