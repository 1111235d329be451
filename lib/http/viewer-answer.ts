import type { IncomingMessage, ServerResponse } from "node:http";
import { ThreadSlug } from "#lib/arguments/schema";
import { compress, encodingFor, isCompressible } from "#lib/http/compress";
import { cookieOf } from "#lib/http/cookie-of";
import { say } from "#lib/http/say";
import { getViewerOnPage } from "#lib/http/viewer-on-page";
import type { Viewer } from "#lib/viewer";
import type { ViewerOnPage } from "#lib/viewer-on-page";

/** Who asks is decided in one place, by the value of the cookie of this name. */
type Asking = { cookieName: string; viewerOf: (cookie: string | undefined) => Promise<Viewer> };

const ADDRESS = "/api/viewer";
const Thread = ThreadSlug.optional();
const FOR_ONE_PERSON = {
  "content-type": "application/json",
  "cache-control": "private, no-store",
  vary: "cookie, accept-encoding",
};

/**
 * `GET /api/viewer`, with `?thread=` on a thread's page: what is personal on it, as JSON. Every page asks it once and no
 * answer is kept, so it is given before Next, which takes longer to be asked than this takes to be answered.
 */
export function viewerAnswers({ cookieName, viewerOf }: Asking) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = request.url ?? "";
    if (url !== ADDRESS && !url.startsWith(`${ADDRESS}?`)) return false;
    if (request.method === "POST") {
      say(response, 405, "This answers GET.", { allow: "GET, HEAD" });
      return true;
    }
    const thread = Thread.safeParse(new URLSearchParams(url.slice(ADDRESS.length)).get("thread") ?? undefined);
    if (!thread.success) await send(request, response, 400, { error: "There is no such thread." });
    else {
      const viewer = await viewerOf(cookieOf(request.headers.cookie, cookieName));
      await send(request, response, 200, await getViewerOnPage(viewer, thread.data));
    }
    return true;
  };
}

async function send(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  status: number,
  answer: ViewerOnPage | { error: string },
) {
  const plain = Buffer.from(JSON.stringify(answer));
  const isWorthIt = isCompressible(plain, FOR_ONE_PERSON["content-type"]);
  const encoding = isWorthIt ? encodingFor(headers["accept-encoding"] as string | undefined) : "identity";
  const body = encoding === "identity" ? plain : await compress(plain, encoding);
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  response.writeHead(status, { ...FOR_ONE_PERSON, "content-length": body.length });
  response.end(method === "HEAD" ? undefined : body);
}
