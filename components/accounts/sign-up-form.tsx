"use client";
import { NewPasswordField } from "#components/accounts/new-password-field";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { UntilDone } from "#components/ui/until-done";
import { createFirstAdminAction, signUpAction } from "#lib/accounts/actions";

/** Makes an account; with a set-up `token`, the first admin's. `then` is the page of this forum to go on to. */
export function SignUpForm({ then, token }: { then: string; token?: string }) {
  return (
    <ActForm act={token === undefined ? signUpAction : createFirstAdminAction} hidden={{ then, token }}>
      <UntilDone>
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="email"
          hint="Never shown to anybody. You sign in with it."
        />
        <HandleField />
        <NewPasswordField label="Password" />
        <SubmitButton>Create account</SubmitButton>
      </UntilDone>
    </ActForm>
  );
}

/** Where a handle is chosen. */
export function HandleField() {
  return (
    <TextField
      label="Handle"
      name="handle"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      hint="The name on your arguments: 3 to 24 of a–z, 0–9, - _ and a full stop. It need not be your real one."
    />
  );
}
