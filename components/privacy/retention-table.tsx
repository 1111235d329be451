import { RETENTION } from "#lib/privacy/retention";

/** What is kept of whom, why, and for how long: from the table by which the program forgets. */
export function RetentionTable() {
  return (
    <section aria-labelledby="kept" className="mt-8">
      <h2 id="kept" className="mb-2 font-serif text-xl font-semibold">
        What is kept, why, and for how long
      </h2>
      <dl className="divide-y divide-line">
        {Object.entries(RETENTION).map(([name, { what, why, basis, until }]) => (
          <div key={name} className="py-3">
            <dt className="font-medium">{what}</dt>
            <dd className="mt-0.5 text-sm text-soft">{why}</dd>
            <dd className="mt-0.5 text-sm">{`Kept ${until}.`}</dd>
            <dd className="mt-0.5 text-xs text-soft">{`Legal basis: ${basis}.`}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-soft">
        A program looks once an hour and forgets what is over. You can have what is kept of you, and delete your
        account, under{" "}
        <a href="/settings/data" className="link">
          your data
        </a>
        .
      </p>
    </section>
  );
}
