"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { publishRevision } from "#lib/threads/publish-revision";
import { PublishRevision } from "#lib/threads/schema";

export async function publishRevisionAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, PublishRevision, publishRevision, ({ slug, revision }) => ({
    to: `/admin/threads/${slug}?published=${revision}`,
    message: `Revision ${revision} is published.`,
  }));
}
