import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { log } from "#lib/log";
import { slowClock } from "#lib/privacy/slow-clock";
import { DAY, HOUR, MINUTE, NOON } from "#tests/integration/clock";

const YEAR = 365 * DAY;
const START = NOON.getTime();

let wall = START;
let running = 0;
const told = vi.spyOn(log, "warn").mockImplementation(() => {});
const clockFrom = (newest: Date | undefined) =>
  slowClock(
    newest,
    () => wall,
    () => running,
  );

/** Time goes by while the program runs. */
const pass = (ms: number) => {
  wall += ms;
  running += ms;
};

beforeEach(() => {
  wall = START;
  running = 1_000_000;
});
afterEach(() => told.mockClear());

describe("the clock by which is forgotten", () => {
  test("is that of the machine as long as nothing is wrong", () => {
    const clock = clockFrom(new Date(START - 10 * MINUTE));
    pass(MINUTE);
    expect(clock()).toBe(wall);
    for (let hours = 0; hours < 50; hours += 1) {
      pass(HOUR);
      expect(clock()).toBe(wall);
    }
    expect(clockFrom(undefined)()).toBe(wall);
    expect(told).not.toHaveBeenCalled();
  });

  test("gains a day at most where the machine is ten years ahead for an hour, which is told once, and is right after it", () => {
    const clock = clockFrom(NOON);
    wall += 10 * YEAR;
    for (let minutes = 0; minutes < 60; minutes += 10) {
      pass(10 * MINUTE);
      expect(clock()).toBeLessThanOrEqual(START + DAY);
    }
    expect(told.mock.calls).toEqual([
      [expect.stringMatching(/it is 2036-.* UTC, which is 36[45]\d days after .*; if it is wrong, set it right\.$/)],
    ]);
    wall -= 10 * YEAR;
    pass(HOUR);
    expect(clock()).toBe(wall);
    pass(DAY);
    expect(clock()).toBe(wall);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test("is with the machine again an hour after it slept for a night, and every night", () => {
    const clock = clockFrom(NOON);
    for (let nights = 0; nights < 10; nights += 1) {
      wall += 10 * HOUR;
      pass(HOUR);
      expect(clock()).toBe(wall);
    }
    expect(told).not.toHaveBeenCalled();
  });

  test("makes up for a month that the forum was off in 30 hours, and for ever shorter runs in the end", () => {
    const clock = clockFrom(new Date(START - 30 * DAY));
    for (let hours = 0; hours < 29; hours += 1) {
      pass(HOUR);
      expect(clock()).toBeLessThan(wall);
    }
    for (let hours = 0; hours < 3; hours += 1) pass(HOUR);
    expect(clock()).toBe(wall);
    expect(told).toHaveBeenCalledTimes(1);
    // Two hours of work in every two days.
    for (let times = 0; times < 100; times += 1) {
      wall += 46 * HOUR;
      pass(2 * HOUR);
      clock();
    }
    expect(wall - clock()).toBeLessThan(2 * DAY);
  });

  test("is never ahead of that of the machine, and has nothing to make up for when that went back and came again", () => {
    const clock = clockFrom(new Date(START + YEAR));
    expect(clock()).toBe(START);
    wall -= 10 * YEAR;
    pass(HOUR);
    expect(clock()).toBe(wall);
    wall += 10 * YEAR;
    expect(clock()).toBe(wall);
  });
});
