"use client";
import { UntilCodes } from "#components/accounts/recovery-codes";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { renewRecoveryCodesAction, turnOffFactorAction } from "#lib/accounts/actions";

type Props = { hasPassword: boolean };

/** Gives a member new recovery codes. */
export function RenewCodesForm({ hasPassword }: Props) {
  return (
    <ActForm act={renewRecoveryCodesAction} label="New recovery codes">
      <UntilCodes>
        <Proof hasPassword={hasPassword} />
        <SubmitButton look="quiet">Make new codes</SubmitButton>
      </UntilCodes>
    </ActForm>
  );
}

/** Turns the second step off. */
export function TurnOffForm({ hasPassword }: Props) {
  return (
    <ActForm act={turnOffFactorAction} label="Turn off">
      <Proof hasPassword={hasPassword} />
      <SubmitButton look="quiet">Turn off</SubmitButton>
    </ActForm>
  );
}

/** What shows that it is them, and has the second step. */
function Proof({ hasPassword }: Props) {
  return (
    <>
      {hasPassword && (
        <TextField label="Your password" name="current" type="password" autoComplete="current-password" />
      )}
      <TextField
        label="Code"
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        hint="From the app, or a recovery code."
      />
    </>
  );
}
