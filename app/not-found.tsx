import { Page } from "#components/ui/page";

export default function NotFoundPage() {
  return (
    <Page
      title="Nothing here"
      intro="The address may have a mistake, or what was here was hidden by a moderator or deleted by its author."
    >
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
