import { creditArgument } from "#lib/moved/credit-argument";
import type { Position } from "#lib/positions/rules";
import { takePosition } from "#lib/positions/take-position";
import type { Person } from "#lib/viewer";
import { newKey, person, THREAD } from "#tests/people";

const WHY = "It answers the one question that kept me where I was, and I could check the source.";

/**
 * Four new members against the motion credit an argument with having changed their position, three of them to the other
 * side; a fifth goes the other way by themselves.
 */
export async function changeMinds(argumentId: number): Promise<void> {
  const stand = (reader: Person, position: Position) => takePosition(reader, { thread: THREAD, position });
  for (const after of [1, 1, 1, -2] as const) {
    const reader = await person(`reader-${newKey().slice(0, 10)}`);
    await stand(reader, -1);
    await creditArgument(reader, { id: argumentId, why: WHY, changed: "position", after });
  }
  const other = await person(`reader-${newKey().slice(0, 10)}`);
  await stand(other, 1);
  await stand(other, -1);
}
