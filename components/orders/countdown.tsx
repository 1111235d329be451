"use client";
import { useEffect, useState } from "react";
import { timeLeftInWords } from "#lib/orders/rules";

const TICK_MS = 10_000;

/**
 * How long there is left until `due`. It says what was so `asOf` the page, and goes on where there is a script; screen
 * readers read it when it is asked for, and are not told of each minute.
 */
export function Countdown({ due, asOf }: { due: string; asOf: string }) {
  const [now, setNow] = useState(asOf);
  useEffect(() => {
    const tick = () => setNow(new Date().toISOString());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const isOver = due <= now;
  return (
    <span role="timer" aria-live="off" className={`font-semibold tabular-nums ${isOver ? "text-alert" : ""}`}>
      {timeLeftInWords(new Date(due), new Date(now))}
    </span>
  );
}
