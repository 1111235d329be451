import type { Metadata } from "next";
import { NoticeForm } from "#components/notices/notice-form";
import { NoticeTarget } from "#components/notices/notice-target";
import { Page } from "#components/ui/page";
import { ArgumentId } from "#lib/arguments/schema";
import { config } from "#lib/config";
import { getNoticeTarget } from "#lib/notices/queries";
import { type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Report illegal content" };

export default async function NoticePage({ searchParams }: { searchParams: SearchParams }) {
  const { data: argumentId } = ArgumentId.safeParse(single((await searchParams).argument));
  const target = argumentId === undefined ? null : await getNoticeTarget(argumentId);
  return (
    <Page
      title="Report illegal content"
      intro="A notice under Art. 16 of the Digital Services Act (Regulation (EU) 2022/2065). Anybody can send one; no account is needed."
    >
      <p className="mb-6">
        {"What breaks a "}
        <a href="/rules" className="link">
          house rule
        </a>
        {
          " is reported with “Report” below the argument. This form is for what is against the law. A moderator reads it and decides; you get a number, under which you can read the outcome."
        }
      </p>
      {target && <NoticeTarget target={target} />}
      <NoticeForm address={target ? config().origin + target.path : ""} />
    </Page>
  );
}
