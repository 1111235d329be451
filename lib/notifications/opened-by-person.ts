type Request = { method: string; headers: Pick<Headers, "get"> };

/**
 * Whether a person follows a link, as far as their browser tells: it does not fetch ahead, the page that it loads is the
 * whole window (no picture, frame or fetch of a page), and another site opens it only by their click, as web mail does.
 * Browsers that tell nothing are believed.
 */
export function isOpenedByPerson({ method, headers }: Request): boolean {
  const isAhead = AHEAD.test(["sec-purpose", "purpose", "x-moz"].map((name) => headers.get(name)).join(" "));
  const isWindow = (headers.get("sec-fetch-dest") ?? "document") === "document";
  const isFromElsewhere = headers.get("sec-fetch-site") === "cross-site" && headers.get("sec-fetch-user") !== "?1";
  return method === "GET" && !isAhead && isWindow && !isFromElsewhere;
}

const AHEAD = /prefetch|prerender/i;
