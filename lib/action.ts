import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { currentViewer } from "#lib/accounts/current-viewer";
import { Invalid } from "#lib/errors";
import { type FormState, type Outcome, typedTexts } from "#lib/form-state";
import { attempt, refused } from "#lib/http/attempt";
import { requestContext } from "#lib/http/request-context";
import type { Viewer } from "#lib/viewer";

/** What a server action does with a form: tries it, then leads on, or (sent from within a page) brings that page up to date. */
export async function act<Schema extends z.ZodType, Result>(
  form: FormData,
  schema: Schema,
  verb: (viewer: Viewer, input: z.infer<Schema>, address: string) => Promise<Result>,
  outcome: (result: Result) => Outcome | Promise<Outcome>,
): Promise<FormState> {
  if (!(form instanceof FormData)) return refused(new Invalid({}, "This form could not be read."), {});
  const values = textsOf(form);
  const state = await attempt(values, { schema, viewer: currentViewer, verb, outcome });
  if (state.status !== "done") return state;
  if (values.inPlace !== "yes") redirect(state.to);
  refresh();
  return state;
}

/** The texts of a form by field; files and the framework's own fields are left out. Who calls an action by hand can send no form. */
export function textsOf(form: FormData): Record<string, string> {
  requestContext().understood = true;
  return form instanceof FormData ? typedTexts(form) : {};
}
