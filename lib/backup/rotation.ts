import { BACKUP_DAYS } from "#lib/privacy/retention";

/** The name of a backup that is made by itself, or by hand without a name. */
export const BACKUP = /^parley-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/;

/** The name of a backup that is made by itself, by its moment, which is also its order. */
export const nameOf = (at: Date): string => `parley-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.db`;

/** When the backup of this name was made; undefined where the name is another file's, which is left alone. */
export function momentOf(name: string): Date | undefined {
  const [, day, hours, minutes, seconds] = BACKUP.exec(name) ?? [];
  const moment = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** When the newest one was made, if there is any. One from the future, as a clock may have made, does not count. */
export function newestOf(names: readonly string[], now: Date): Date | undefined {
  const moments = names.flatMap((name) => momentOf(name)?.getTime() ?? []).filter((moment) => moment <= now.getTime());
  return moments.length === 0 ? undefined : new Date(Math.max(...moments));
}

/** Whether it is time for another one. */
export function isDue(names: readonly string[], everyMs: number, now: Date): boolean {
  const newest = newestOf(names, now);
  return newest === undefined || now.getTime() - newest.getTime() >= everyMs;
}

/**
 * Those that go: all but the newest `keep`, and of these what is older than BACKUP_DAYS by the clock `forgetting`. The
 * newest one always stays. Those that a clock which was ahead named after a moment of the future count as the oldest:
 * nobody knows their age, and each backup that is made takes the place of one of them.
 */
export function outdated(names: readonly string[], keep: number, now: Date, forgetting = now): string[] {
  const since = forgetting.getTime() - BACKUP_DAYS * 24 * 60 * 60 * 1000;
  const momentIn = (name: string) => momentOf(name)?.getTime() ?? 0;
  const isOfFuture = (name: string) => momentIn(name) > now.getTime();
  const newestFirst = names
    .filter((name) => momentOf(name))
    .toSorted((a, b) => Number(isOfFuture(a)) - Number(isOfFuture(b)) || momentIn(b) - momentIn(a));
  return newestFirst.filter((name, i) => i > 0 && (i >= keep || momentIn(name) < since));
}
