import { MemberLink } from "#components/accounts/member-link";
import { CreditTools } from "#components/moved/credit-tools";
import { PageLinks } from "#components/ui/page-links";
import { TimeAgo } from "#components/ui/time-ago";
import type { Credit, CreditPage } from "#lib/moved/queries";
import { KIND_WORDS } from "#lib/moved/rules";

type Props = { page: CreditPage; thread: string; argumentId: number; withTools?: boolean; isContinued?: boolean };

/** Whom an argument moved, what changed for them and why, newest first. */
export function CreditList({ page, thread, argumentId, withTools = true, isContinued = false }: Props) {
  const address = `/threads/${thread}/arguments/${argumentId}/credits`;
  return (
    <>
      <ol>
        {page.credits.map((credit) => (
          <li key={credit.id} className="border-t border-line py-3">
            <CreditWords credit={credit} />
            {withTools && <CreditTools credit={credit} argumentId={argumentId} />}
          </li>
        ))}
      </ol>
      <PageLinks
        first={isContinued && address}
        next={page.next !== null && `${address}?before=${page.next}`}
        nextWords="Earlier ones"
      />
    </>
  );
}

/** One credit as everybody reads it. */
export function CreditWords({ credit }: { credit: Credit }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-soft">
        <MemberLink
          handle={credit.by}
          className="inline-flex min-h-6 items-center font-medium text-ink hover:underline"
        />
        <span>{KIND_WORDS[credit.kind]}</span>
        <span className="ms-auto">
          <TimeAgo at={credit.at} />
        </span>
      </p>
      <p dir="auto" className="mt-1 whitespace-pre-line text-[0.9375rem] leading-relaxed wrap-anywhere">
        {credit.why}
      </p>
    </>
  );
}
