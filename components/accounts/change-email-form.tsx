"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { UntilDone } from "#components/ui/until-done";
import { askToChangeEmailAction, changeEmailAction } from "#lib/accounts/actions";

/** Asks for another address, which a link sent there confirms. */
export function ChangeEmailForm({ hasPassword }: { hasPassword: boolean }) {
  return (
    <ActForm act={askToChangeEmailAction} label="Change email">
      <UntilDone>
        <TextField label="New email" name="email" type="email" autoComplete="email" />
        {hasPassword && (
          <TextField label="Your password" name="current" type="password" autoComplete="current-password" />
        )}
        <SubmitButton look="quiet">Send a link there</SubmitButton>
      </UntilDone>
    </ActForm>
  );
}

/** Uses the address to which the link that led here was sent. */
export function UseEmailForm({ token }: { token: string }) {
  return (
    <ActForm act={changeEmailAction} hidden={{ token }}>
      <SubmitButton>Use this address</SubmitButton>
    </ActForm>
  );
}
