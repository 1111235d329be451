/** Where a member gets everything that is kept of them, as a file. */
export function HaveYourData() {
  return (
    <section aria-labelledby="export">
      <h2 id="export" className="font-serif text-xl font-semibold">
        Have it
      </h2>
      <p className="my-4 max-w-prose">
        A file with everything that is kept of you, and with what is left out and why. It is in JSON, which programs
        read and people can. Five a day.
      </p>
      <a
        href="/settings/data/export"
        className="inline-flex h-11 items-center rounded-full border border-edge bg-card px-6 text-sm font-medium"
      >
        Download my data
      </a>
      <p className="mt-4 text-sm text-soft">
        {"What is kept of whom, and for how long, is told under "}
        <a href="/privacy" className="link">
          privacy
        </a>
        .
      </p>
    </section>
  );
}
