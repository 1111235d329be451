import { Empty } from "#components/ui/empty";
import type { Named } from "#lib/record/figure-queries";

/** Counts by name, the most frequent first: a table with a bar in each row. */
export function Counts({ counts, caption, of }: { counts: Named[]; caption: string; of: string }) {
  const most = counts[0]?.count;
  if (!most) return <Empty>Nothing was decided in these days.</Empty>;
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Count</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ name, count }) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="py-2 pe-4 text-start font-normal">
              {name}
              <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="mt-1 h-1 w-full">
                <rect width={(count * 100) / most} height="4" className="fill-edge" />
              </svg>
            </th>
            <td className="w-12 py-2 text-end align-top">{count.toLocaleString("en")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
