/** "in 20 seconds", "in 5 minutes", "in 3 hours". */
export function inWords(seconds: number): string {
  const format = new Intl.RelativeTimeFormat("en");
  if (seconds < 90) return format.format(Math.max(1, Math.ceil(seconds)), "second");
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? format.format(minutes, "minute") : format.format(Math.ceil(minutes / 60), "hour");
}
