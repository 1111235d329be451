import { Argument } from "#components/arguments/argument";
import { ConductLink } from "#components/conduct/conduct-link";
import { Empty } from "#components/ui/empty";
import { Icon } from "#components/ui/icon";
import { Page } from "#components/ui/page";
import { PageLinks } from "#components/ui/page-links";
import { Still } from "#components/ui/still";
import type { ArgumentView } from "#lib/arguments/view";
import { movedByWords } from "#lib/moved/rules";
import type { Stance } from "#lib/threads/queries";

type Props = {
  member: { handle: string; joinedAt: string };
  posted: { arguments: ArgumentView[]; next: number | null };
  moved: { all: number; across: number };
  isContinued: boolean;
  stancesOf: Record<string, Stance[]>;
};

const month = (at: string) =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(at));

/** What is public of a member: since when, and what they argued. No score and no tally of sides. */
export function MemberPage({ member, posted, moved, isContinued, stancesOf }: Props) {
  const address = `/members/${member.handle}`;
  return (
    <Page title={member.handle} intro={`Member since ${month(member.joinedAt)}`}>
      {moved.all > 0 && (
        <p className="mb-6 flex items-center gap-2 text-sm text-bridge">
          <Icon name="lightbulb" />
          {movedByWords(moved)}
        </p>
      )}
      <ConductLink handle={member.handle} />
      {posted.arguments.length === 0 && <Empty>No arguments yet.</Empty>}
      <Still id="arguments" as="ol" className="space-y-5">
        {posted.arguments.map((view) => (
          <li key={view.id} className="rounded-card border border-line bg-card p-5">
            <Argument headingLevel={2} view={view} stances={stancesOf[view.thread] ?? []} tools="none" />
          </li>
        ))}
      </Still>
      <PageLinks
        first={isContinued && address}
        next={posted.next !== null && `${address}?before=${posted.next}`}
        nextWords="Older arguments"
      />
    </Page>
  );
}
