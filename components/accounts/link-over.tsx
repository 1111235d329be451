import { Page } from "#components/ui/page";
import type { RefusalLink } from "#lib/errors";

/** What stands where a link from a mail leads that works no more. */
export function LinkOver({ message, link }: { message: string; link?: RefusalLink }) {
  return (
    <Page title="This link is over" intro={message}>
      {link && (
        <a href={link.href} className="link">
          {link.words}
        </a>
      )}
    </Page>
  );
}
