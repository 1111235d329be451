import { describe, expect, test } from "vitest";
import { explainFewFiles, liveLimits } from "#lib/http/live-limits";

describe("the limits of open pages", () => {
  test.each([
    [1, 200],
    [2, 100],
    [3, 66],
    [64, 3],
    [500, 1],
  ])("are shared out: of %i processes each lets an address have %i", (processes, share) => {
    expect(liveLimits(processes, 1e6).streamsOfAddress).toBe(share);
  });

  test.each([
    [1_024, 512],
    [4_000, 2_000],
    [1e9, 2_000],
    [Number.POSITIVE_INFINITY, 2_000],
  ])("leave half of %d files to everything else", (files, streams) => {
    expect(liveLimits(1, files).streams).toBe(streams);
  });

  test("are explained where the system makes them small", () => {
    expect(explainFewFiles(4_000)).toBeUndefined();
    expect(explainFewFiles(1_024)).toMatch(/^This system allows a process 1024 open files, .+ 512 open pages .+ 4000 /);
  });
});
