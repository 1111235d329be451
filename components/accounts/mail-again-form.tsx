"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { UntilDone } from "#components/ui/until-done";
import { askForResetAction, askForVerificationAction } from "#lib/accounts/actions";

/** Asks for a link by mail: to finish an account, or to set a new password. */
export function MailAgainForm({ sends }: { sends: "verify-email" | "reset-password" }) {
  const isReset = sends === "reset-password";
  return (
    <ActForm act={isReset ? askForResetAction : askForVerificationAction}>
      <UntilDone>
        <TextField label="Email" name="email" type="email" autoComplete="username" />
        <SubmitButton>{isReset ? "Send the link" : "Send the mail again"}</SubmitButton>
      </UntilDone>
    </ActForm>
  );
}
