import { THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
/** Everything that takes a POST, and some that does not. */
export const PLACES = [
  thread,
  `${thread}/argue`,
  `${thread}/arguments/1`,
  `${thread}/arguments/1/report`,
  "/",
  "/signin",
  "/signup",
  "/reset",
  "/notice",
  "/settings",
  "/moderation",
  "/admin/rules",
  "/unsubscribe?token=x",
  "/api/seen",
  "/api/viewer",
  "/api/similar",
  "/api/auth/signin/credentials",
  "/api/auth/callback/credentials",
  "/api/auth/signout",
  "/nowhere",
];
const ACTION = { "next-action": "0".repeat(42) };
const FORM = "multipart/form-data; boundary=x";
const part = (name: string, value: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const MOST = 250 * 1024;

/** What a body is called, its headers, and itself. */
export const BODIES: [string, Record<string, string>, string][] = [
  ["nothing", {}, ""],
  ["bytes", { "content-type": "application/octet-stream" }, "\u0000\u0001".repeat(500)],
  ["JSON that goes in deep", { "content-type": "application/json" }, "[".repeat(100_000)],
  [
    "an array that goes in deep, for an action",
    { ...ACTION, "content-type": "text/plain" },
    "[".repeat(50_000) + "]".repeat(50_000),
  ],
  [
    "parts that mean each other",
    { ...ACTION, "content-type": FORM },
    `${part("0", '["$@1"]')}${part("1", '["$@0","$@1"]')}--x--`,
  ],
  [
    "a chain of parts",
    { ...ACTION, "content-type": FORM },
    `${Array.from({ length: 2_000 }, (_, i) => part(String(i), `["$${(i + 1).toString(16)}"]`)).join("")}--x--`,
  ],
  [
    "functions and prototypes",
    { ...ACTION, "content-type": FORM },
    `${part("0", '["$F1","$1:__proto__:constructor","$B0","$h1"]')}${part("1", '{"id":"__proto__","bound":"$@0"}')}--x--`,
  ],
  [
    "an action in a form, bound to itself",
    { "content-type": FORM },
    `${part("$ACTION_REF_1", "")}${part("$ACTION_1:0", '{"id":"x","bound":"$@1"}')}${part("$ACTION_1:1", '["$@0"]')}--x--`,
  ],
  ["very many fields", { "content-type": "application/x-www-form-urlencoded" }, "a=b&".repeat(MOST / 4)],
  ["very many parts", { "content-type": FORM }, part("a", "b").repeat(3_000)],
  [
    "a part without an end",
    { "content-type": FORM },
    `--x\r\ncontent-disposition: form-data; name="${"a".repeat(100_000)}`,
  ],
  ["a number without an end", { ...ACTION, "content-type": "text/plain" }, `["$n${"9".repeat(200_000)}"]`],
];

/** Sends them all to all, one after the other, until it is over; answers how many were sent. Throws when one breaks something. */
export async function sendNonsense(url: string, own: Record<string, string>, isOver: () => boolean): Promise<number> {
  for (let sent = 0; ; ) {
    for (const path of PLACES) {
      for (const [name, headers, body] of BODIES) {
        if (isOver()) return sent;
        const given = { ...own, ...headers, origin: url };
        const answer = await fetch(url + path, { method: "POST", headers: given, body, redirect: "manual" });
        await answer.arrayBuffer();
        if (answer.status < 300 || answer.status >= 500)
          throw new Error(`${name} to ${path} was answered ${answer.status}.`);
        sent += 1;
      }
    }
  }
}
