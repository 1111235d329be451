import type { PassageReport as Report } from "#lib/passages/queries";

/** How the passages that arguments quote came through the newest revision of the article, and which are lost. */
export function PassageReport({ slug, report }: { slug: string; report: Report }) {
  const { anchored, moved, orphaned, orphans } = report;
  if (anchored + moved + orphaned === 0) return <p className="text-soft">No argument quotes this article yet.</p>;
  const counts = [
    { label: "Where they were", count: anchored },
    { label: "Moved or reworded", count: moved },
    { label: "Lost", count: orphaned },
  ];
  return (
    <>
      <dl className="grid max-w-md grid-cols-3 gap-4 text-sm">
        {counts.map(({ label, count }) => (
          <div key={label}>
            <dt className="text-soft">{label}</dt>
            <dd className="font-serif text-2xl font-semibold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      {orphans.length > 0 && (
        <>
          <p className="mt-6 text-sm text-soft">
            These passages are not in the article any more. Their arguments keep the old text and say so.
          </p>
          <ul aria-label="Lost passages" className="mt-2">
            {orphans.map(({ argumentId, quote, claim }) => (
              <li key={argumentId} className="border-t border-line py-3">
                <blockquote dir="auto" className="font-serif italic">
                  “{quote}”
                </blockquote>
                <a
                  href={`/threads/${slug}/arguments/${argumentId}`}
                  className="link mt-1 inline-flex min-h-6 items-center text-sm"
                >
                  <bdi>{claim}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
