"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { signInAction } from "#lib/accounts/actions";

/** `then` is the page of this forum to go on to. */
export function SignInForm({ then }: { then: string }) {
  return (
    <ActForm act={signInAction} hidden={{ then }}>
      <TextField label="Email" name="email" type="email" autoComplete="username" />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" />
      <SubmitButton>Sign in</SubmitButton>
    </ActForm>
  );
}
