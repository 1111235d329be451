import pino, { type Logger } from "pino";
import { describeError } from "#lib/describe-error";

// On globalThis, because Next bundles its own copy of this module beside server.ts's.
const held = globalThis as typeof globalThis & { parleyLog?: Logger };
held.parleyLog ??= pino(
  {
    base: { pid: process.pid },
    serializers: { err: describeError },
    formatters: { level: (level) => ({ level }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  process.stdout.isTTY ? { write: (line) => void process.stdout.write(forPerson(line)) } : pino.destination(1),
);

/**
 * What happens, for whoever runs the forum: a line of JSON each on standard output, or, where that is a terminal, a
 * sentence. A sentence here is one of ours and has nothing in it that came in; an error goes beside it, as `err`. No
 * secret, no address of anybody, no text (docs/decisions/0030).
 */
export const log: Logger = held.parleyLog;

/** The same line as somebody reads it. */
function forPerson(line: string): string {
  const { level, msg, err } = JSON.parse(line) as {
    level: string;
    msg?: string;
    err?: { message: string; stack: string };
  };
  const said = [msg, err?.message].filter(Boolean).join(" ");
  const where = err?.stack ? `\n${err.stack.replace(/^/gm, "    ")}` : "";
  return `${level === "info" ? "" : `${level}: `}${said}${where}\n`;
}
