import { afterEach, beforeEach, vi } from "vitest";

export const NOON = new Date("2026-03-02T12:00:00Z");
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Every test of the file begins at NOON, and the clock stands until the test moves it. Timers go on as ever. */
export function stoppedClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOON });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Moves the clock to so many milliseconds after NOON. */
export function setClock(ms: number): void {
  vi.setSystemTime(NOON.getTime() + ms);
}
