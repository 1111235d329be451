import { Page } from "#components/ui/page";
import type { RefusalLink } from "#lib/errors";

/** What stands where something leads that works no more: a link from a mail, a sign-in that was not finished. */
export function LinkOver({ message, link }: { message: string; link?: RefusalLink }) {
  return (
    <Page title="This is over" intro={message}>
      {link && (
        <a href={link.href} className="link">
          {link.words}
        </a>
      )}
    </Page>
  );
}
