"use client";
import { TextField } from "#components/ui/field";

/** Where a password is chosen, with what makes a good one. */
export function NewPasswordField({ label }: { label: string }) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      hint="15 characters or more, whatever they are; or 8 or more that nobody would guess."
    />
  );
}
