"use client";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { FormMessage } from "#components/ui/form-message";
import { useAct } from "#components/ui/use-act";
import { createFirstAdminAction, signUpAction } from "#lib/accounts/actions";
import { errorOf, typedIn } from "#lib/form-state";

/** Makes an account; with a set-up `token`, the first admin's. */
export function SignUpForm({ then, token }: { then: string; token?: string }) {
  const [state, action] = useAct(token === undefined ? signUpAction : createFirstAdminAction);
  return (
    <form action={action} className="space-y-5">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="then" value={then} />
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        initial={typedIn(state, "email")}
        error={errorOf(state, "email")}
        hint="Never shown to anybody. You sign in with it."
      />
      <TextField
        label="Handle"
        name="handle"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        initial={typedIn(state, "handle")}
        error={errorOf(state, "handle")}
        hint="The name on your arguments: 3 to 24 of a–z, 0–9, - _ and a full stop. It need not be your real one."
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        error={errorOf(state, "password")}
        hint="15 characters or more, whatever they are; or 8 or more that nobody would guess."
      />
      <SubmitButton>Create account</SubmitButton>
    </form>
  );
}
