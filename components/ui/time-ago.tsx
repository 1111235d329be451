"use client";
import { useEffect, useState } from "react";

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const RELATIVE_FOR_DAYS = 7;

/** A moment: as a date in the page that everybody gets, as “2 hours ago” (or “in 5 minutes”) once the reader's clock is known. */
export function TimeAgo({ at }: { at: string }) {
  const [words, setWords] = useState<string>();
  useEffect(() => setWords(ago(new Date(at), new Date())), [at]);
  return <time dateTime={at}>{words ?? dateOf(at)}</time>;
}

const dateOf = (at: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(at),
  );

function ago(then: Date, now: Date): string | undefined {
  const seconds = (now.getTime() - then.getTime()) / 1000;
  if (Math.abs(seconds) > RELATIVE_FOR_DAYS * 86_400) return undefined;
  if (seconds < 0) return until(-seconds);
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (seconds >= size) return format.format(-Math.floor(seconds / size), unit);
  }
  return "just now";
}

/** What is to come is never told to be sooner than it is: minutes are rounded up, hours and days to the nearest. */
function until(seconds: number): string {
  const format = new Intl.RelativeTimeFormat("en");
  const [unit, size] = STEPS.find(([, size]) => seconds >= 2 * size) ?? ["minute", 60];
  return format.format(unit === "minute" ? Math.ceil(seconds / size) : Math.round(seconds / size), unit);
}
