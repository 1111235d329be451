"use client";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { FormMessage } from "#components/ui/form-message";
import { useAct } from "#components/ui/use-act";
import { signInAction } from "#lib/accounts/actions";
import { errorOf, typedIn } from "#lib/form-state";

/** `then` is the page of this forum to go on to. */
export function SignInForm({ then }: { then: string }) {
  const [state, action] = useAct(signInAction);
  return (
    <form action={action} className="space-y-5">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="then" value={then} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        initial={typedIn(state, "email")}
        error={errorOf(state, "email")}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        error={errorOf(state, "password")}
      />
      <SubmitButton>Sign in</SubmitButton>
    </form>
  );
}
