import { SignOutForm } from "#components/accounts/sign-out-form";
import { Page } from "#components/ui/page";

/** What somebody with a session finds where others sign in or up. */
export function SignedInAlready({ handle }: { handle: string }) {
  return (
    <Page title="You are signed in" intro={`As ${handle}. Sign out first to use another account.`}>
      <SignOutForm />
    </Page>
  );
}
