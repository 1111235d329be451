import { isModerator, type Viewer } from "#lib/viewer";

/** What moderators see of a member, and note about them, is for other moderators than that member. */
export const canReadConduct = (viewer: Viewer, member: { id: number }) =>
  isModerator(viewer) && "id" in viewer && viewer.id !== member.id;
