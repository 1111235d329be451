import type { Metadata } from "next";
import { Conduct } from "#components/conduct/conduct";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { getConduct } from "#lib/conduct/queries";
import { pageOrRefusal, requirePerson } from "#lib/page";
import { momentInWords } from "#lib/text/moment-in-words";

export const metadata: Metadata = { title: "A member’s conduct", robots: { index: false } };

type Props = { params: Promise<{ handle: string }> };

export default async function ConductPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { handle } = await params;
    const viewer = await requirePerson(`/moderation/members/${handle}`);
    const conduct = await getConduct(viewer, handle);
    return (
      <Page
        title={conduct.handle}
        intro={
          <>
            {SINCE[conduct.role](momentInWords(conduct.joinedAt))}{" "}
            <a href={`/members/${conduct.handle}`} className="link">
              Their public page
            </a>
          </>
        }
      >
        <Conduct conduct={conduct} />
      </Page>
    );
  });
}

const SINCE = {
  member: (moment: string) => `Member since ${moment}.`,
  moderator: (moment: string) => `Here since ${moment}, now a moderator.`,
  admin: (moment: string) => `Here since ${moment}, now an admin.`,
};
