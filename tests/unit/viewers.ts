import { type Person, VISITOR, type Viewer } from "#lib/viewer";

const as = (role: Person["role"], id: number): Person => ({
  role,
  id,
  handle: `${role}-${id}`,
  sessionId: "s",
});

export const AUTHOR_ID = 1;

/** Everybody who might ask, by name; author, moderating author and admin author wrote what is asked about. */
export const VIEWERS = {
  visitor: VISITOR,
  member: as("member", 2),
  author: as("member", AUTHOR_ID),
  moderator: as("moderator", 3),
  "moderating author": as("moderator", AUTHOR_ID),
  admin: as("admin", 4),
  "admin author": as("admin", AUTHOR_ID),
  system: { role: "system", id: AUTHOR_ID },
} satisfies Record<string, Viewer>;

export type ViewerName = keyof typeof VIEWERS;

/** The names of those whom a policy allows. */
export function allowed(policy: (viewer: Viewer) => boolean): ViewerName[] {
  return (Object.keys(VIEWERS) as ViewerName[]).filter((name) => policy(VIEWERS[name]));
}
