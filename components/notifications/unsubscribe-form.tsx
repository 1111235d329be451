import { SubmitButton } from "#components/ui/button";

/** The page behind the link in a mail: one button, which needs no sign-in. Opening the page changes nothing. */
export function UnsubscribeForm({ state, token }: { state: "asked" | "done" | "broken"; token: string }) {
  if (state === "asked")
    return (
      <form method="post" action={`/unsubscribe?token=${token}`} className="space-y-5">
        <p>Do you want no more mail from Parley? What you are told stays on your notifications page.</p>
        <SubmitButton>Unsubscribe</SubmitButton>
      </form>
    );
  return (
    <div className="space-y-5">
      {state === "done" ? (
        <p role="status">You will get no more mail from Parley.</p>
      ) : (
        <p>This link does not work any more, or a part of it is missing.</p>
      )}
      <p>
        <a href="/settings/notifications" className="link">
          Choose what you are told, and how
        </a>
      </p>
    </div>
  );
}
