"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { confirmIdentityAction } from "#lib/accounts/actions";

/** Has a member show again who they are, before they change how they sign in. */
export function ConfirmForm() {
  return (
    <ActForm act={confirmIdentityAction} label="Show who you are" className="mt-4 space-y-5">
      <TextField label="Your password, to change this" name="current" type="password" autoComplete="current-password" />
      <SubmitButton look="quiet">Go on</SubmitButton>
    </ActForm>
  );
}
