import { Page } from "#components/ui/page";
import type { RefusalLink } from "#lib/errors";

type Props = { status: number; message: string; link?: RefusalLink };

/** What stands where a page cannot be shown: why, and where to go from here. */
export function Refused({ status, message, link }: Props) {
  return (
    <Page title={status === 403 ? "Not for you" : "Nothing here"} intro={message}>
      <ul className="space-y-2">
        {link && (
          <li>
            <a href={link.href} className="link">
              {link.words}
            </a>
          </li>
        )}
        <li>
          <a href="/" className="link">
            All threads
          </a>
        </li>
        <li>
          <a href="/log" className="link">
            What moderators decided
          </a>
        </li>
      </ul>
    </Page>
  );
}
