"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { prepareFactorAction } from "#lib/accounts/actions";

/** Has a member show again who they are, before they are shown a key for their app. */
export function PrepareFactorForm({ hasPassword }: { hasPassword: boolean }) {
  return (
    <ActForm act={prepareFactorAction}>
      {hasPassword && (
        <TextField label="Your password" name="current" type="password" autoComplete="current-password" />
      )}
      <SubmitButton>Show the key</SubmitButton>
    </ActForm>
  );
}
