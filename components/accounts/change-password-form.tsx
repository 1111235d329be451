"use client";
import { NewPasswordField } from "#components/accounts/new-password-field";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { changePasswordAction } from "#lib/accounts/actions";

/** Sets a new password; all other devices are signed out. */
export function ChangePasswordForm() {
  return (
    <ActForm act={changePasswordAction}>
      <TextField label="Current password" name="current" type="password" autoComplete="current-password" />
      <NewPasswordField label="New password" />
      <SubmitButton>Change password</SubmitButton>
    </ActForm>
  );
}
