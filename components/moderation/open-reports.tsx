import { KeepForm } from "#components/moderation/keep-form";
import { TimeAgo } from "#components/ui/time-ago";
import type { Report } from "#lib/moderation/report-queries";

type Props = { argument: { id: number; revision: number }; reports: Report[] };

/** What members reported about an argument, not who they are, and the way to keep it. */
export function OpenReports({ argument, reports }: Props) {
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="reports" className="mt-8">
      <h2 id="reports" className="text-sm font-semibold">
        {reports.length === 1 ? "1 open report" : `${reports.length} open reports`}
      </h2>
      <ul className="mt-2 space-y-3">
        {reports.map((report) => (
          <li key={report.id} className="rounded-control border border-line p-3 text-sm">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{report.ground}</span>
              <span className="text-soft">
                <TimeAgo at={report.at} />
              </span>
            </p>
            {report.note && (
              <p dir="auto" className="mt-1 whitespace-pre-wrap">
                {report.note}
              </p>
            )}
            {report.revision < argument.revision && (
              <p className="mt-1 text-soft">The argument was edited after this report.</p>
            )}
          </li>
        ))}
      </ul>
      <KeepForm id={argument.id} revision={argument.revision} />
    </section>
  );
}
