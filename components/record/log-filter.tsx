import { HOUSE_RULES } from "#lib/moderation/house-rules";
import { LOGGED_KINDS, outcomeInWords } from "#lib/moderation/outcome";
import { isNarrowed } from "#lib/record/address";
import type { LogSearch } from "#lib/record/schema";

type Choices = { value: string; label: string }[];

/** What of the log is shown: an ordinary form that leads to another address of it. */
export function LogFilter({ search, threads }: { search: LogSearch; threads: { slug: string; title: string }[] }) {
  return (
    <search>
      <form action="/log" method="get" className="grid gap-3 sm:grid-cols-3">
        <Choice
          label="What was decided"
          name="kind"
          chosen={search.kind}
          all="Everything"
          choices={LOGGED_KINDS.map((kind) => ({ value: kind, label: outcomeInWords(kind) }))}
        />
        <Choice
          label="Ground"
          name="ground"
          chosen={search.ground}
          all="All grounds"
          choices={HOUSE_RULES.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        <Choice
          label="Thread"
          name="thread"
          chosen={search.thread}
          all="All threads"
          choices={threads.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        <p className="flex flex-wrap items-center gap-x-4 sm:col-span-3">
          <button type="submit" className="h-11 rounded-full border border-edge bg-card px-6 text-sm font-medium">
            Show
          </button>
          {isNarrowed(search) && (
            <a href="/log" className="link inline-flex min-h-11 items-center text-sm">
              All decisions
            </a>
          )}
        </p>
      </form>
    </search>
  );
}

type ChoiceProps = { label: string; name: string; chosen: string | undefined; all: string; choices: Choices };

function Choice({ label, name, chosen, all, choices }: ChoiceProps) {
  return (
    <div className="min-w-0 text-sm">
      <label htmlFor={`log-${name}`} className="font-semibold">
        {label}
      </label>
      <select id={`log-${name}`} name={name} defaultValue={chosen ?? ""} className="field mt-1">
        <option value="">{all}</option>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
