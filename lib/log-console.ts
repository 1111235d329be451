import { withoutWords } from "#lib/describe-error";
import { log } from "#lib/log";

/**
 * What libraries print goes into the log, without what stands in their errors: Next prints whatever a page threw. And what
 * nobody caught is told there as well, before it ends the process.
 */
export function logConsole(): void {
  Object.assign(console, { error: hear("error"), warn: hear("warn") });
  process.on("uncaughtException", (err) => {
    log.fatal({ err }, "Nobody caught this. The process ends.");
    process.exit(1);
  });
}

function hear(level: "error" | "warn") {
  return (...said: unknown[]) => {
    const err = said.find((each) => each instanceof Error);
    const words = said.filter((each) => typeof each === "string").map(withoutWords);
    log[level](err ? { err } : {}, words.join(" ") || "A library reports an error.");
  };
}
