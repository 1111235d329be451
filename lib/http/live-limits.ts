import { readFileSync } from "node:fs";

/** `streams` of one process; `streamsOfAddress` of all its processes together. */
const LIMITS = { lookMs: 500, beatMs: 25_000, retryMs: 5_000, streams: 2_000, streamsOfAddress: 200 };
export type LiveLimits = typeof LIMITS;

/**
 * What one of `processes` may have open. An address gets its share in each: which process a connection comes to is
 * chance, so that it may be refused early, and never gets more. Half of the files stay for everything but streams.
 */
export function liveLimits(processes: number, files = openFilesLimit()): LiveLimits {
  return {
    ...LIMITS,
    streams: Math.min(LIMITS.streams, Math.floor(files / 2)),
    streamsOfAddress: Math.max(1, Math.floor(LIMITS.streamsOfAddress / processes)),
  };
}

/** What an operator is told when the system allows too few files; undefined when there are enough. */
export function explainFewFiles(files = openFilesLimit()): string | undefined {
  if (files >= LIMITS.streams * 2) return undefined;
  return (
    `This system allows a process ${files} open files, so that no more than ${Math.floor(files / 2)} open pages can be told ` +
    `at once what is new. For ${LIMITS.streams}, allow ${LIMITS.streams * 2} (ulimit -n, or LimitNOFILE= of systemd).`
  );
}

/** How many files and connections a process may have open; no limit where the system has none, or does not say. */
function openFilesLimit(): number {
  try {
    const [, files] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return files ? Number(files) : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
