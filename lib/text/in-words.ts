/** "in 20 seconds", "in 5 minutes". */
export function inWords(seconds: number): string {
  const format = new Intl.RelativeTimeFormat("en");
  return seconds < 90
    ? format.format(Math.max(1, Math.ceil(seconds)), "second")
    : format.format(Math.ceil(seconds / 60), "minute");
}

/** "25 November 2026 at 19:30 UTC", the same for every reader. */
export function momentInWords(moment: Date): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(moment)} UTC`;
}
