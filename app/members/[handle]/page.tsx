import type { Metadata } from "next";
import { MemberPage as Member } from "#components/accounts/member-page";
import { Refused } from "#components/site/refused";
import { findMember } from "#lib/accounts/queries";
import { listArgumentsOf } from "#lib/arguments/queries";
import { ArgumentId } from "#lib/arguments/schema";
import { countMovedBy } from "#lib/moved/queries";
import { metadataOrRefusal, pageOrRefusal, type SearchParams, single } from "#lib/page";
import { listStances } from "#lib/threads/queries";

type Props = { params: Promise<{ handle: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOrRefusal(async () => {
    const member = await findMember((await params).handle);
    return { title: member.handle };
  });
}

export default async function MemberPage({ params, searchParams }: Props) {
  return pageOrRefusal(Refused, async () => {
    const member = await findMember((await params).handle);
    const before = ArgumentId.optional()
      .catch(undefined)
      .parse(single((await searchParams).before));
    const posted = await listArgumentsOf(member.id, before);
    const moved = await countMovedBy(member.id);
    const stancesOf = await listStances(posted.arguments.map((view) => view.thread));
    return <Member {...{ member, posted, moved, stancesOf }} isContinued={before !== undefined} />;
  });
}
