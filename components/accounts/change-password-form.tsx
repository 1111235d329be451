"use client";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { FormMessage } from "#components/ui/form-message";
import { useAct } from "#components/ui/use-act";
import { changePasswordAction } from "#lib/accounts/actions";
import { errorOf } from "#lib/form-state";

/** Sets a new password; all other devices are signed out. */
export function ChangePasswordForm() {
  const [state, action] = useAct(changePasswordAction);
  return (
    <form action={action} className="space-y-5">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        error={errorOf(state, "current")}
      />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        error={errorOf(state, "password")}
        hint="15 characters or more, whatever they are; or 8 or more that nobody would guess."
      />
      <SubmitButton>Change password</SubmitButton>
    </form>
  );
}
