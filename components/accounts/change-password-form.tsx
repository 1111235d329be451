"use client";
import { NewPasswordField } from "#components/accounts/new-password-field";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { changePasswordAction } from "#lib/accounts/actions";

/** Sets a new password; all other devices are signed out. Who has none yet gets a first one by a link. */
export function ChangePasswordForm({ hasPassword }: { hasPassword: boolean }) {
  if (!hasPassword)
    return (
      <p>
        You have none.{" "}
        <a href="/reset" className="link">
          Set one by a link to your email
        </a>
      </p>
    );
  return (
    <ActForm act={changePasswordAction}>
      <TextField label="Current password" name="current" type="password" autoComplete="current-password" />
      <NewPasswordField label="New password" />
      <SubmitButton>Change password</SubmitButton>
    </ActForm>
  );
}
