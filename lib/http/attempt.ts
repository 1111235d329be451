import type { z } from "zod";
import { diskFailure } from "#lib/disk-failure";
import { Invalid, Refusal, TooMany, Unavailable } from "#lib/errors";
import { explainFailure } from "#lib/explain-failure";
import type { FormState, Outcome } from "#lib/form-state";
import { requestContext } from "#lib/http/request-context";
import { log } from "#lib/log";
import type { Viewer } from "#lib/viewer";

/** How a form is taken up. `address`: the network that it comes from. */
export type Attempt<Schema extends z.ZodType, Result> = {
  schema: Schema;
  viewer: () => Promise<Viewer>;
  verb: (viewer: Viewer, input: z.infer<Schema>, address: string) => Promise<Result>;
  outcome: (result: Result) => Outcome | Promise<Outcome>;
};

/**
 * The four steps of every form, whoever reads it from the request: who asks, what they sent, one verb, where it leads. A
 * refusal comes back as the form's state, with its status and with everything that was typed except passwords.
 */
export async function attempt<Schema extends z.ZodType, Result>(
  values: Record<string, string>,
  { schema, viewer, verb, outcome }: Attempt<Schema, Result>,
): Promise<Extract<FormState, { status: "done" | "refused" }>> {
  try {
    const result = await verb(await viewer(), parse(schema, values), requestContext().address);
    return { status: "done", ...(await outcome(result)) };
  } catch (error) {
    const refusal = refusalFor(error);
    if (!refusal) throw error;
    return refused(refusal, values);
  }
}

function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const failure = diskFailure(error);
  if (!failure) return undefined;
  // The operator is to see it; whoever wrote something is to keep it, and to hear that this is not of their making.
  log.error({ err: error }, explainFailure(error));
  return new Unavailable(SENTENCES[failure.what]);
}

const NO_ROOM =
  "This could not be kept: the forum’s disk takes nothing more at the moment. What was said before is safe. Please keep this page open and try again in a while.";

const NO_ANSWER =
  "This could not be kept: the forum’s database does not answer at the moment. What was said before is safe. Please keep this page open and try again in a while.";

const NO_WORD =
  "The forum’s database stopped answering just when this was being kept, so we cannot tell whether it was. Please look for it before you send it again; sent from this page it is kept once.";

const NO_TURN =
  "This could not be kept: the forum’s database is busy with something that takes longer. What was said before is safe. Please keep this page open and try again in a while.";

const SENTENCES = { full: NO_ROOM, closed: NO_ROOM, busy: NO_TURN, away: NO_ANSWER, "in doubt": NO_WORD };

/** Said of what no form of ours sends, for which its schema has no words of its own. */
const UNREADABLE = "This could not be read. Please reload the page and try again.";

/** The input as its schema makes it, or Invalid with a sentence for each field that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, values: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(values, { error: () => UNREADABLE });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
  throw new Invalid(fields);
}

/** Fields that nobody sees: what is wrong with one is said above the form. */
const UNSEEN = ["thread", "kind", "key", "parent", "id", "revision", "form"];
const NEVER_SENT_BACK = new Set(["password", "current", "token", "code"]);

/** A refusal as the state of its form. */
export function refused(error: Refusal, values: Record<string, string>): Extract<FormState, { status: "refused" }> {
  const context = requestContext();
  context.status = error.status;
  if (error instanceof TooMany) context.headers["retry-after"] = String(error.retryAfter);
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !NEVER_SENT_BACK.has(name)));
  context.refusal = { message: error.message, typed: kept };
  const unseen = UNSEEN.map((name) => error.fields[name]).find(Boolean);
  return {
    status: "refused",
    message: unseen ?? error.message,
    fields: error.fields,
    values: kept,
    signIn: error.status === 401,
    link: error.link,
  };
}
