import type { HiddenText } from "#lib/moderation/queries";

/** From a text that waits to the page on which its author can delete it, and a moderator decides. */
export function ReviewLink({ text, thread }: { text: HiddenText; thread: string }) {
  return (
    <p className="mt-3 text-sm">
      <a href={`/threads/${thread}/arguments/${text.id}/review`} className="link inline-flex min-h-6 items-center">
        {text.own ? "Read or delete it" : "Read it and decide"}
      </a>
    </p>
  );
}
