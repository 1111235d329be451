/** "3 March 2026, 12:00 UTC": for what must not be off by the hours between a reader's clock and ours. */
export function momentInWords(at: Date | string): string {
  const moment = new Date(at);
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(moment);
  return `${day}, ${moment.toISOString().slice(11, 16)} UTC`;
}
