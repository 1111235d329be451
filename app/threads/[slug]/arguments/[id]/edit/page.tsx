import type { Metadata } from "next";
import { DeleteForm } from "#components/arguments/delete-form";
import { EditForm } from "#components/arguments/edit-form";
import { Refused } from "#components/site/refused";
import { Page } from "#components/ui/page";
import { TimeAgo } from "#components/ui/time-ago";
import { getOwnArgument } from "#lib/arguments/own-queries";
import { argumentAddress } from "#lib/arguments/schema";
import { pageOrRefusal, requirePerson } from "#lib/page";

export const metadata: Metadata = { title: "Edit your argument", robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }> };

export default async function EditPage({ params }: Props) {
  return pageOrRefusal(Refused, async () => {
    const { slug, id } = await argumentAddress(params);
    const viewer = await requirePerson(`/threads/${slug}/arguments/${id}/edit`);
    const own = await getOwnArgument(viewer, slug, id);
    const sources = own.sources.map(({ url, title }) => (title === url ? url : `${url} ${title}`)).join("\n");
    const isFree = new Date(own.freeUntil) > new Date();
    return (
      <Page
        title="Edit"
        intro={
          isFree
            ? "A change within 15 minutes of posting leaves no trace."
            : "Your argument will be marked as edited, and everybody can see what changed."
        }
      >
        <p className="mb-6 text-sm text-soft">
          Free edits end: <TimeAgo at={own.freeUntil} />
        </p>
        <EditForm
          id={own.id}
          revision={own.revision}
          kind={own.claim === null ? "reply" : "root"}
          initial={{ claim: own.claim ?? "", body: own.body, language: own.language ?? "", sources }}
        />
        <div className="mt-12 border-t border-line pt-6">
          <DeleteForm id={own.id} />
        </div>
      </Page>
    );
  });
}
