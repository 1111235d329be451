import type { Metadata } from "next";
import { RoleForm } from "#components/accounts/role-form";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { canGiveRoles } from "#lib/accounts/policy";
import { listMembers } from "#lib/accounts/queries";
import { pageOrRefusal, requirePersonWho, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Members", robots: { index: false } };

export default async function MembersPage({ searchParams }: { searchParams: SearchParams }) {
  return pageOrRefusal(Refused, async () => {
    await requirePersonWho(canGiveRoles, "/admin/members");
    const { members, after } = await listMembers(single((await searchParams).after));
    return (
      <Page wide title="Members" intro="A new role counts from the member's next request on.">
        <ul>
          {members.map((member) => (
            <li key={member.handle} className="flex flex-wrap items-center gap-4 border-b border-line py-3">
              <a href={`/members/${member.handle}`} className="link min-w-40 font-medium">
                {member.handle}
              </a>
              <RoleForm handle={member.handle} role={member.role} />
            </li>
          ))}
        </ul>
        {after && (
          <p className="mt-6">
            <a href={`/admin/members?after=${after}`} className="link">
              More members
            </a>
          </p>
        )}
      </Page>
    );
  });
}
