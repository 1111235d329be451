import type { IncomingMessage, ServerResponse } from "node:http";
import { outcomeOf } from "#lib/arguments/outcome";
import type { Posted } from "#lib/arguments/post-argument";
import { type PostArgument, Posting, type PostReply } from "#lib/arguments/schema";
import { type FormState, typedTexts } from "#lib/form-state";
import { attempt } from "#lib/http/attempt";
import { cookieOf } from "#lib/http/cookie-of";
import { oneEachTurn } from "#lib/http/one-each-turn";
import { readAhead } from "#lib/http/read-ahead";
import { type RequestContext, withRequestContext } from "#lib/http/request-context";
import type { Viewer } from "#lib/viewer";

type Asking = {
  cookieName: string;
  viewerOf: (cookie: string | undefined) => Promise<Viewer>;
  post: (viewer: Viewer, input: PostArgument | PostReply) => Promise<Posted>;
};
/** Answers a request, if it is one to answer here, and says whether it did. */
type Take = (response: ServerResponse, address: string) => Promise<boolean>;

const COMPOSER = /^\/threads\/[a-z0-9-]{1,80}\/argue(\?|$)/;
const FOR_ONE_PERSON = { "cache-control": "private, no-store", "x-parley-cache": "pass" };

/**
 * The form of an argument, `POST /threads/⟨slug⟩/argue`, taken up before Next, which costs a post more than all else
 * (docs/decisions/0022). A browser without scripts is led to the argument; a script, which asks for JSON, is told the
 * state of its form. What is no posting, and what is refused to a browser without scripts, is left for Next and the page,
 * as if nobody had looked: a refused posting has changed nothing.
 *
 * Answers, once all of the request has arrived, how to go on with it; undefined when it cannot be a posting.
 */
export function postingAnswers({ cookieName, viewerOf, post }: Asking) {
  const inTurn = oneEachTurn();
  return async (request: IncomingMessage): Promise<Take | undefined> => {
    if (!isForComposer(request)) return undefined;
    const body = await readAhead(request);
    if (body === undefined) return async () => true;
    await inTurn();

    return async (response, address) => {
      const form = await formIn(body, request.headers["content-type"] ?? "");
      if (!form || !isPosting(form)) return false;
      // Of its own, so that nothing of a refusal is left in the answer of whoever comes next.
      const context: RequestContext = { address, headers: {} };
      const state = await withRequestContext(context, () =>
        attempt(typedTexts(form), {
          schema: Posting,
          viewer: () => viewerOf(cookieOf(request.headers.cookie, cookieName)),
          verb: post,
          outcome: (posted) => outcomeOf(posted, "Posted."),
        }),
      );
      if (request.headers.accept === "application/json") tell(response, context, state);
      else if (state.status === "done") lead(response, state.to);
      else return false;
      return true;
    };
  };
}

function isForComposer({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === "POST" &&
    COMPOSER.test(url ?? "") &&
    /^multipart\/form-data\b/i.test(headers["content-type"] ?? "") &&
    headers["next-action"] === undefined
  );
}

/** Read by what reads it in the pages too (fetch); undefined when it cannot be. */
async function formIn(body: Buffer, type: string): Promise<FormData | undefined> {
  const sent = new Response(new Uint8Array(body), { headers: { "content-type": type } });
  return sent.formData().catch(() => undefined);
}

/** Other forms stand on that page too, such as the one that signs out; and this one can ask for a preview. */
const isPosting = (form: FormData) => form.has("kind") && form.has("key") && form.get("intent") !== "preview";

function lead(response: ServerResponse, to: string) {
  response.writeHead(303, { ...FOR_ONE_PERSON, location: to, "content-length": 0 });
  response.end();
}

function tell(response: ServerResponse, { status = 200, headers }: RequestContext, state: FormState) {
  const body = Buffer.from(JSON.stringify(state));
  const type = { "content-type": "application/json", "content-length": body.length };
  response.writeHead(status, { ...FOR_ONE_PERSON, ...headers, ...type });
  response.end(body);
}
