"use client";
import { UntilCodes } from "#components/accounts/recovery-codes";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { turnOnFactorAction } from "#lib/accounts/actions";

/**
 * Turns the second step on by a first code; then shows the recovery codes. It stays where it is when it is done, though
 * there is no key to show any more (`hasKey`): the codes are shown this once.
 */
export function TurnOnForm({ hasKey }: { hasKey: boolean }) {
  return (
    <ActForm act={turnOnFactorAction} label="Turn on">
      <UntilCodes>
        {hasKey && (
          <>
            <TextField
              label="Code"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              hint="The six digits that the app shows now."
              className="max-w-48"
            />
            <SubmitButton>Turn on</SubmitButton>
          </>
        )}
      </UntilCodes>
    </ActForm>
  );
}
