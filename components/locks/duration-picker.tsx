"use client";
import { SelectField } from "#components/ui/select-field";
import { LOCK_DURATIONS, SLOW_DURATIONS } from "#lib/locks/rules";

const wordsOf = (durations: Record<string, { words: string }>) =>
  Object.fromEntries(Object.entries(durations).map(([name, { words }]) => [name, words]));

/** For how long something is decided. Slow mode always ends by itself. */
export function DurationPicker({ of }: { of: "lock" | "slow" }) {
  return (
    <SelectField
      label="For how long"
      name="until"
      initial="day"
      options={wordsOf(of === "lock" ? LOCK_DURATIONS : SLOW_DURATIONS)}
    />
  );
}
