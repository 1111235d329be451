/** "25 November 2026 at 19:30 UTC", the same for every reader. */
export function momentInWords(moment: Date): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(moment)} UTC`;
}

/** "25 November 2026", of a moment in UTC. */
export function dayInWords(moment: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(moment);
}
