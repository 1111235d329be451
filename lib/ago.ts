const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const RELATIVE_FOR_DAYS = 7;

const dates = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const past = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const future = new Intl.RelativeTimeFormat("en");

/** “25 Nov 2026”, of a moment in UTC: the same for every reader. */
export const dateOf = (at: string) => dates.format(new Date(at));

/** “2 hours ago” or “in 5 minutes”; nothing when it is more than 7 days away. */
export function ago(then: Date, now: Date): string | undefined {
  const seconds = (now.getTime() - then.getTime()) / 1000;
  if (Math.abs(seconds) > RELATIVE_FOR_DAYS * 86_400) return undefined;
  if (seconds < 0) return until(-seconds);
  for (const [unit, size] of STEPS) {
    if (seconds >= size) return past.format(-Math.floor(seconds / size), unit);
  }
  return "just now";
}

/** What is to come is never told to be sooner than it is: minutes are rounded up, hours and days to the nearest. */
function until(seconds: number): string {
  const [unit, size] = STEPS.find(([, size]) => seconds >= 2 * size) ?? ["minute", 60];
  return future.format(unit === "minute" ? Math.ceil(seconds / size) : Math.round(seconds / size), unit);
}
