"use client";
import { useId } from "react";
import { HOUSE_RULES } from "#lib/moderation/house-rules";

/** The house rule that a decision rests on. None is chosen beforehand. */
export function GroundPicker({ initial, error }: { initial: string; error?: string }) {
  const field = useId();
  return (
    <div>
      <label htmlFor={field} className="text-sm font-semibold">
        Ground
      </label>
      <select
        id={field}
        key={initial}
        name="ground"
        defaultValue={initial}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${field}-error` : undefined}
        className="field mt-1.5 h-11 text-sm"
      >
        <option value="">Choose a house rule</option>
        {HOUSE_RULES.map((rule) => (
          <option key={rule.slug} value={rule.slug}>
            {rule.title}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${field}-error`} className="mt-1 text-sm font-medium text-concern">
          {error}
        </p>
      )}
    </div>
  );
}
