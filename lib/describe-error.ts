/** What the log tells of an error: what kind it is, where it came up, and its words as far as they are nobody's. */
export type DescribedError = {
  type: string;
  message: string;
  stack: string;
  cause?: DescribedError;
} & Partial<Record<(typeof TELLING)[number], string>>;

const LONGEST = 300;
const MOST_FRAMES = 30;
const DEEPEST = 3;
/** What databases, disks and mail servers call what went wrong, and where. None of it is anybody's words. */
const TELLING = ["code", "syscall", "severity", "table", "column", "constraint", "responseCode"] as const;
const NAME = /^[\w.:$-]{1,64}$/;
/** A line of a stack: a function, and a place in the program. */
const FRAME =
  /^ {4}at (?:(?:async |new )*[\w$.<>#[\] ]{1,100} \()?(?:file:\/\/|node:|\/)[\w$./@[\]()+~-]{1,300}:\d+:\d+\)?$/;

/**
 * An error for the log. Databases, parsers and mail servers put into an error's words what they were given: those are
 * left out, as are addresses and what could be a key, and of everything else that hangs on an error only names are told.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "", stack: "" };
  const described: DescribedError = {
    type: NAME.test(error.name) ? error.name : "Error",
    message: withoutWords(error.message),
    stack: framesOf(error),
  };
  for (const name of TELLING) {
    const value = name in error ? String((error as Error & Record<string, unknown>)[name]) : "";
    if (NAME.test(value) && withoutWords(value) === value) described[name] = value;
  }
  if (error.cause !== undefined && depth < DEEPEST) described.cause = describeError(error.cause, depth + 1);
  return described;
}

/** A sentence without what somebody may have written, without addresses, and without what could be a key. */
export function withoutWords(text: string): string {
  return text
    .replace(/^Failed query:.*/s, "Failed query")
    .replace(/[a-z][\w+.-]*:\/\/\S+/gi, "(address)")
    .replace(/\S*@\S*/g, "(address)")
    .replace(/\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?/g, "(address)")
    .replace(/[\da-f]*:[\da-f.]*:[\da-f:.%]*/gi, "(address)")
    .replace(/[\w+/=.-]{20,}/g, (run) => (isKey(run) ? "(key)" : run))
    .replace(/"(?:.*"|.*$)/s, "“…”")
    .replace(/(?<![\p{L}\p{N}])'(?:.*'|.*$)/su, "“…”")
    .replace(/`(?:.*`|.*$)/s, "“…”")
    .replace(/“(?!…”).*”|“(?!…”).*$/s, "“…”")
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .slice(0, LONGEST);
}

/** A path has no digits, and letters of one size, more often than not; a key never. */
const isKey = (run: string) => /\d/.test(run) || (/[a-z]/.test(run) && /[A-Z]/.test(run));

/** The places of the program alone: what an error says stands before them, and may look like one. */
function framesOf({ stack = "", message }: Error): string {
  const said = stack.indexOf(message);
  if (said === -1 || !/^(?:[\w.:$[\] ]+: )?$/.test(stack.slice(0, said))) return "";
  return stack
    .slice(said + message.length)
    .split("\n")
    .slice(1)
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
    .join("\n");
}
