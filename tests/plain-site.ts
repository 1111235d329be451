/** What `answering` is told of a site on which all is well, and of whose pages none is kept; tests change what they are about. */
export const PLAIN_SITE = {
  origin: "https://debate.example.org",
  secure: false,
  proxies: 0,
  dev: false,
  unready: () => undefined,
  wasAway: () => false,
  routeOf: () => "other",
  revisions: { version: () => 0, revisionOf: async () => null },
};
