import { RoleForm } from "#components/accounts/role-form";
import { Empty } from "#components/ui/empty";
import { PageLinks } from "#components/ui/page-links";
import type { MemberPage } from "#lib/accounts/queries";

type Props = { page: MemberPage; typed: string; isContinued: boolean };

/** Members with their roles, for admins; those whose handle begins so, where somebody looks for one. */
export function MemberList({ page, typed, isContinued }: Props) {
  const addressOf = (query: Record<string, string>) => {
    const search = new URLSearchParams(typed ? { q: typed, ...query } : query);
    return search.size > 0 ? `/admin/members?${search}` : "/admin/members";
  };
  return (
    <>
      <search>
        <form action="/admin/members" method="get" className="mb-6">
          <label htmlFor="begins" className="text-sm font-semibold">
            Handle begins with
          </label>
          <div className="mt-1.5 flex flex-wrap items-center gap-3">
            <input
              id="begins"
              type="search"
              name="q"
              defaultValue={typed}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              className="field min-w-0 max-w-xs flex-1"
            />
            <button type="submit" className="h-11 rounded-full border border-edge bg-card px-6 text-sm font-medium">
              Show
            </button>
            {typed && (
              <a href="/admin/members" className="link inline-flex min-h-11 items-center text-sm">
                All members
              </a>
            )}
          </div>
        </form>
      </search>
      {page.members.length === 0 && (
        <Empty>{typed ? `No member has a handle that begins with “${typed}”.` : "There are no more members."}</Empty>
      )}
      <ul>
        {page.members.map((member) => (
          <li key={member.handle} className="flex flex-wrap items-center gap-4 border-b border-line py-3">
            <a href={`/members/${member.handle}`} className="link min-w-40 font-medium">
              {member.handle}
            </a>
            <RoleForm handle={member.handle} role={member.role} />
          </li>
        ))}
      </ul>
      <PageLinks
        first={isContinued && addressOf({})}
        next={page.after !== undefined && addressOf({ after: page.after })}
        nextWords="More members"
      />
    </>
  );
}
