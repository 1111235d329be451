import { NoticeOutcome } from "#components/notices/notice-outcome";
import { Moment } from "#components/ui/moment";
import type { NoticeReceipt as Receipt } from "#lib/notices/queries";

/** What became of a notice, for who has its number. */
export function NoticeReceipt({ receipt }: { receipt: Receipt }) {
  return (
    <>
      <dl className="grid gap-x-8 gap-y-4 rounded-card border border-line bg-card p-4 sm:grid-cols-[auto_1fr] md:p-5">
        <dt className="text-sm text-soft">Number</dt>
        <dd className="font-mono text-lg">{receipt.receipt}</dd>
        <dt className="text-sm text-soft">Received</dt>
        <dd>
          <Moment at={receipt.at} />
        </dd>
        <dt className="text-sm text-soft">Decided</dt>
        <dd>{receipt.outcome ? <Moment at={receipt.outcome.at} /> : "Not yet. A moderator reads it and decides."}</dd>
        {receipt.outcome?.reversedAt && (
          <>
            <dt className="text-sm text-soft">Reversed</dt>
            <dd>
              <Moment at={receipt.outcome.reversedAt} />
            </dd>
          </>
        )}
      </dl>
      {receipt.outcome ? (
        <NoticeOutcome outcome={receipt.outcome} />
      ) : (
        <p className="mt-6">
          {receipt.isMailed
            ? "Keep this number, or the address of this page. The outcome will stand here, and it comes by email."
            : "Keep this number, or the address of this page: the outcome will stand here and nowhere else."}
        </p>
      )}
    </>
  );
}
