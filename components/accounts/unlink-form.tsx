"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { unlinkIdentityAction } from "#lib/accounts/actions";

/** Ends that an account elsewhere signs a member in. */
export function UnlinkForm({ provider, name }: { provider: string; name: string }) {
  return (
    <ActForm act={unlinkIdentityAction} hidden={{ provider }} label={`Unlink ${name}`} className="">
      <SubmitButton look="small">
        <span>
          Unlink <bdi>{name}</bdi>
        </span>
      </SubmitButton>
    </ActForm>
  );
}
