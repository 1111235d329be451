import { Column, is } from "drizzle-orm";

/**
 * Makes rows of what a query answers, and of the same answer the very same row, so that what was made of it before can
 * be known by it (lib/arguments/roots.ts, lib/kept-markup.ts). Each is known by all that was read just now and by
 * nothing else: a row that was changed, hidden or deleted is another one. What was not read for the longest time is
 * forgotten when all that is known is longer than `mostCharacters`.
 *
 * `fields` are those that the query selects; what is no column comes as the database says it.
 */
export function keptRows<Row extends object>(
  fields: Record<keyof Row, unknown>,
  mostCharacters: number,
): (answered: readonly unknown[][]) => Row[] {
  const decoders = Object.entries(fields).map(([name, field]) => ({ name, column: is(field, Column) ? field : null }));
  const known = new Map<string, Row>();
  let characters = 0;

  function rowOf(answered: readonly unknown[]): Row {
    const values = decoders.map(({ name, column }, i) => {
      const value = answered[i] ?? null;
      return [name, value === null || column === null ? value : column.mapFromDriverValue(value)];
    });
    return Object.fromEntries(values) as Row;
  }

  function keep(key: string, row: Row) {
    known.set(key, row);
    characters += key.length;
    for (const oldest of known.keys()) {
      if (characters <= mostCharacters) return;
      known.delete(oldest);
      characters -= oldest.length;
    }
  }

  return (answered) =>
    answered.map((values) => {
      const key = JSON.stringify(values);
      const row = known.get(key);
      // What was asked for last goes last.
      if (row !== undefined) {
        known.delete(key);
        known.set(key, row);
        return row;
      }
      const made = rowOf(values);
      keep(key, made);
      return made;
    });
}
