import { Page } from "#components/ui/page";

/** What stands where a page cannot be shown: why, and where to go from here. */
export function Refused({ status, message }: { status: number; message: string }) {
  return (
    <Page title={status === 403 ? "Not for you" : "Nothing here"} intro={message}>
      <ul className="space-y-2">
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
