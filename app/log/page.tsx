import type { Metadata } from "next";
import { Log } from "#components/record/log";
import { LogFilter } from "#components/record/log-filter";
import { Page } from "#components/ui/page";
import { config } from "#lib/config";
import { type SearchParams, singles } from "#lib/page";
import { feedAddress } from "#lib/record/address";
import { listDecisions } from "#lib/record/queries";
import { LogSearch } from "#lib/record/schema";
import { listThreadChoices } from "#lib/search/queries";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = LogSearch.parse(singles(await searchParams));
  return {
    title: "Moderation log",
    alternates: { types: { "application/atom+xml": [{ url: feedAddress(search), title: "Moderation log" }] } },
  };
}

export default async function LogPage({ searchParams }: Props) {
  const search = LogSearch.parse(singles(await searchParams));
  const { entries, next } = await listDecisions({ ...search, names: config().logNames });
  return (
    <Page
      title="Moderation log"
      intro={
        <>
          Every decision of the moderators, with its ground. Authors are told the reason in words; they are not named
          here.{" "}
          <a href="/transparency" className="link">
            All of it in figures
          </a>
        </>
      }
    >
      <LogFilter search={search} threads={await listThreadChoices()} />
      <p className="my-4 text-sm text-soft">
        <a href={feedAddress(search)} className="link inline-flex min-h-6 items-center">
          Feed of these decisions
        </a>
      </p>
      <Log entries={entries} next={next} search={search} />
    </Page>
  );
}
