import type { Metadata } from "next";
import { DeleteForm } from "#components/arguments/delete-form";
import { DecidedText } from "#components/moderation/decided-text";
import { HideForm } from "#components/moderation/hide-form";
import { KeepForm } from "#components/moderation/keep-form";
import { OpenReports } from "#components/moderation/open-reports";
import { RestoreForm } from "#components/moderation/restore-form";
import { UndecidedText } from "#components/moderation/undecided-text";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { argumentAddress } from "#lib/arguments/schema";
import { type ArgumentUnderReview, getArgumentUnderReview } from "#lib/moderation/queries";
import { listReports } from "#lib/moderation/report-queries";
import { pageOrRefusal, requirePerson } from "#lib/page";

export const metadata: Metadata = { title: "Review an argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }> };

export default async function ReviewPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const viewer = await requirePerson(`/threads/${slug}/arguments/${id}/review`);
    const argument = await getArgumentUnderReview(viewer, slug, id);
    return (
      <Page
        title={titleOf(argument)}
        intro={
          <a href={`/threads/${slug}#a${id}`} className="link text-base">
            Its place in the thread
          </a>
        }
      >
        {argument.hidden ? <DecidedText text={argument.hidden} /> : <UndecidedText argument={argument} />}
        {argument.canDecide && <OpenReports argument={argument} reports={await listReports(viewer, id)} />}
        {argument.hidden?.canDelete && <DeleteForm id={id} />}
        {argument.hidden?.canRestore && <RestoreForm id={id} />}
        {argument.canDecide && argument.hidden?.held && (
          <KeepForm id={id} revision={argument.revision} label="Publish" />
        )}
        {argument.canDecide && (!argument.hidden || argument.hidden.held) && (
          <HideForm id={id} revision={argument.revision} />
        )}
      </Page>
    );
  });
}

function titleOf({ hidden }: ArgumentUnderReview): string {
  if (hidden?.held) return "An argument that waits";
  return hidden ? "A hidden argument" : "An argument under review";
}
