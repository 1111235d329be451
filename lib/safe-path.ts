const ANYWHERE = "http://parley.invalid";

/** `path` when it leads to a page of this forum, else the home page: nobody is sent elsewhere by a link to us. */
export function safePath(path: string | undefined): string {
  if (!path?.startsWith("/") || /\\|\p{Cc}/u.test(path) || !URL.canParse(path, ANYWHERE)) return "/";
  const url = new URL(path, ANYWHERE);
  const local = url.pathname + url.search + url.hash;
  return url.origin === ANYWHERE && !local.startsWith("//") ? local : "/";
}
