"use client";
import { NewPasswordField } from "#components/accounts/new-password-field";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { resetPasswordAction } from "#lib/accounts/actions";

/** Sets a new password by the link that led here. */
export function ResetForm({ token, handle }: { token: string; handle: string }) {
  return (
    <ActForm act={resetPasswordAction} hidden={{ token }}>
      {/* For password managers, which keep a password under a name. */}
      <input type="text" name="username" autoComplete="username" defaultValue={handle} readOnly hidden />
      <NewPasswordField label="New password" />
      <SubmitButton>Set the new password</SubmitButton>
    </ActForm>
  );
}
