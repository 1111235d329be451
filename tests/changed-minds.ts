import { creditArgument } from "#lib/moved/credit-argument";
import { takePosition } from "#lib/positions/take-position";
import { newKey, person, THREAD } from "#tests/people";

const WHY = "It answers the one question that kept me where I was, and I could check the source.";

/** Four new members against the motion, three of whom an argument moves to the other side, one on a point. */
export async function changeMinds(argumentId: number): Promise<void> {
  for (let i = 0; i < 4; i += 1) {
    const reader = await person(`reader-${newKey().slice(0, 10)}`);
    await takePosition(reader, { thread: THREAD, position: -1 });
    const changed = i < 3 ? ({ changed: "position", after: 1 } as const) : ({ changed: "point" } as const);
    await creditArgument(reader, { id: argumentId, why: WHY, ...changed });
  }
}
