import { register } from "@prometheus-io/client";
import { beforeEach, describe, expect, test } from "vitest";
import { MOST_TOGETHER, sharedCommits } from "#db/shared-commit";

/** A connection that does what it is told, and can be away or in somebody's hands. */
let statements: string[] = [];
let failing: Error | undefined;
let tried = 0;
const AWAY = new Error("away");
const inTurn = sharedCommits({
  begin: async () => {
    tried += 1;
    if (failing) throw failing;
    statements.push("BEGIN");
  },
  execute: async (statement) => void statements.push(statement),
  isOpen: () => true,
  mayTryAgain: () => false,
  isAway: (error) => error === AWAY,
});
beforeEach(() => {
  statements = [];
  failing = undefined;
  tried = 0;
});

const settled = async (many: number) =>
  Promise.allSettled(Array.from({ length: many }, (_, i) => inTurn(async () => i)));
const waits = async () => {
  const { values } = await (
    register.getSingleMetric("parley_write_wait_seconds") as { get: () => Promise<Spread> }
  ).get();
  return values.find(({ metricName }) => metricName.endsWith("_count"))?.value ?? 0;
};
type Spread = { values: { metricName: string; value: number }[] };

describe("writes that come together", () => {
  test("share a commit, so many at most", async () => {
    const answers = await settled(MOST_TOGETHER + 1);
    expect(answers).toEqual(answers.map((_, i) => ({ status: "fulfilled", value: i })));
    expect(statements.filter((each) => each === "COMMIT")).toHaveLength(2);
  });

  test("that a server which is away cannot begin are refused all at once, each after its wait was measured", async () => {
    failing = AWAY;
    const before = await waits();
    let begun = 0;
    const answers = await Promise.allSettled(
      Array.from({ length: 3 * MOST_TOGETHER }, () =>
        inTurn(async () => {
          begun += 1;
        }),
      ),
    );
    expect(answers.every((answer) => answer.status === "rejected" && answer.reason === AWAY)).toBe(true);
    expect(begun).toBe(0);
    expect(tried).toBe(1);
    expect((await waits()) - before).toBe(3 * MOST_TOGETHER);
  });

  test("where another holds the lock for too long, only the first has waited long enough", async () => {
    failing = new Error("busy");
    const first = inTurn(async () => "first");
    const second = inTurn(async () => "second");
    await expect(
      first.catch((error: Error) => {
        failing = undefined;
        throw error;
      }),
    ).rejects.toThrow("busy");
    expect(await second).toBe("second");
  });
});
