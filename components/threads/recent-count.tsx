"use client";
import { useEffect, useState } from "react";
import type { DayOfArguments } from "#lib/threads/activity";
import { ACTIVITY_DAYS } from "#lib/threads/rules";

const DAY_MS = 24 * 60 * 60 * 1000;

/** “, 3 of them in the last 7 days”, once the reader's clock is known: the page itself is kept for longer than a day. */
export function RecentCount({ days }: { days: readonly DayOfArguments[] }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const first = new Date(Date.now() - (ACTIVITY_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
    setCount(days.filter(({ day }) => day >= first).reduce((sum, { count }) => sum + count, 0));
  }, [days]);
  return count > 0 && <>{` · ${count} in the last ${ACTIVITY_DAYS} days`}</>;
}
