"use client";
import { HandleField } from "#components/accounts/sign-up-form";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { chooseHandleAction } from "#lib/accounts/actions";

/** Makes the account of somebody whom a provider named. */
export function ChooseHandleForm() {
  return (
    <ActForm act={chooseHandleAction}>
      <HandleField />
      <SubmitButton>Create account</SubmitButton>
    </ActForm>
  );
}
