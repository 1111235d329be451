import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { currentViewer } from "#lib/accounts/current-viewer";
import { Invalid, Refusal, TooMany } from "#lib/errors";
import { type FormState, typedTexts } from "#lib/form-state";
import { requestContext } from "#lib/http/request-context";
import type { Viewer } from "#lib/viewer";

/** Where a form that succeeded leads: to another page, or (sent from within a page) to a message in the same place. */
export type Outcome = { to: string; message: string; id?: number; decision?: number };

/**
 * The four steps of every form: who asks, what they sent, one verb, where it leads. A refusal comes back as the form's
 * state, with its status and with everything that was typed except passwords.
 */
export async function act<Schema extends z.ZodType, Result>(
  form: FormData,
  schema: Schema,
  verb: (viewer: Viewer, input: z.infer<Schema>, address: string) => Promise<Result>,
  outcome: (result: Result) => Outcome | Promise<Outcome>,
): Promise<FormState> {
  if (!(form instanceof FormData)) return refused(new Invalid({}, "This form could not be read."), {});
  const values = textsOf(form);
  let led: Outcome;
  try {
    led = await outcome(await verb(await currentViewer(), parse(schema, values), requestContext().address));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, values);
  }
  if (values.inPlace !== "yes") redirect(led.to);
  refresh();
  return { status: "done", message: led.message, id: led.id, decision: led.decision };
}

/** The texts of a form by field; files and the framework's own fields are left out. */
export function textsOf(form: FormData): Record<string, string> {
  requestContext().understood = true;
  return typedTexts(form);
}

/** The input as its schema makes it, or Invalid with a sentence for each field that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, values: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
  throw new Invalid(fields);
}

/** Fields that nobody sees: what is wrong with one is said above the form. */
const UNSEEN = ["thread", "kind", "key", "parent", "id", "revision", "form"];
const NEVER_SENT_BACK = new Set(["password", "current", "token"]);

/** A refusal as the state of its form. */
export function refused(error: Refusal, values: Record<string, string>): FormState {
  const context = requestContext();
  context.status = error.status;
  if (error instanceof TooMany) context.headers["retry-after"] = String(error.retryAfter);
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !NEVER_SENT_BACK.has(name)));
  const unseen = UNSEEN.map((name) => error.fields[name]).find(Boolean);
  return {
    status: "refused",
    message: unseen ?? error.message,
    fields: error.fields,
    values: kept,
    signIn: error.status === 401,
  };
}
