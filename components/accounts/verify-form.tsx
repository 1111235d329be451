"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { verifyEmailAction } from "#lib/accounts/actions";

/** Finishes an account by the link that led here, and signs in. */
export function VerifyForm({ token }: { token: string }) {
  return (
    <ActForm act={verifyEmailAction} hidden={{ token }}>
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        hint="The one that you chose when you made this account."
      />
      <SubmitButton>Finish and sign in</SubmitButton>
    </ActForm>
  );
}
