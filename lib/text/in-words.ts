/** "in 20 seconds", "in 5 minutes". */
export function inWords(seconds: number): string {
  const format = new Intl.RelativeTimeFormat("en");
  return seconds < 90
    ? format.format(Math.max(1, Math.ceil(seconds)), "second")
    : format.format(Math.ceil(seconds / 60), "minute");
}
