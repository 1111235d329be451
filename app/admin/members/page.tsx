import type { Metadata } from "next";
import { MemberList } from "#components/accounts/member-list";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { canGiveRoles } from "#lib/accounts/policy";
import { listMembers } from "#lib/accounts/queries";
import { MemberSearch } from "#lib/accounts/schema";
import { pageOrRefusal, requirePersonWho, type SearchParams, singles } from "#lib/page";

export const metadata: Metadata = { title: "Members", robots: { index: false } };

export default async function MembersPage({ searchParams }: { searchParams: SearchParams }) {
  return pageOrRefusal(Refused, async () => {
    await requirePersonWho(canGiveRoles, "/admin/members");
    const search = MemberSearch.parse(singles(await searchParams));
    return (
      <Page wide title="Members" intro="A new role counts from the member’s next request on.">
        <MemberList page={await listMembers(search)} typed={search.q} isContinued={search.after !== ""} />
      </Page>
    );
  });
}
