"use client";
import { SubmitButton } from "#components/ui/button";
import { signOutAction } from "#lib/accounts/actions";

export function SignOutForm() {
  return (
    <form action={signOutAction} aria-label="Sign out">
      <SubmitButton look="quiet">Sign out</SubmitButton>
    </form>
  );
}
