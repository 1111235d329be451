/** By the name of a table. */
export type RowCounts = ReadonlyMap<string, number>;

/** A table has as many rows as before, or more where a migration says itself that it inserts some. */
export function assertNothingLost(before: RowCounts, after: RowCounts, migrations: string): void {
  for (const [table, rows] of before) {
    const left = after.get(table) ?? 0;
    const isDeclared = left > rows && new RegExp(`^\\s*INSERT INTO ["\`]?${table}\\b`, "im").test(migrations);
    if (left !== rows && !isDeclared)
      throw new Error(`A migration would change table ${table} from ${rows} rows to ${left}. Nothing was changed.`);
  }
}
