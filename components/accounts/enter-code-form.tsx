"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { enterCodeAction } from "#lib/accounts/actions";

type Props = { then: string; by: "app" | "recovery" };

/** Ends a sign-in by a code. The digits of an app and a recovery code have a field each, with its keyboard; both take both. */
export function EnterCodeForm({ then, by }: Props) {
  return (
    <ActForm act={enterCodeAction} hidden={{ then }}>
      {by === "app" ? (
        <TextField
          label="Code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          hint="The six digits that your app shows now."
          className="max-w-48"
        />
      ) : (
        <TextField
          label="Recovery code"
          name="code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint="One of those that you kept when you turned the second step on. Each works once."
        />
      )}
      <SubmitButton>Sign in</SubmitButton>
    </ActForm>
  );
}
