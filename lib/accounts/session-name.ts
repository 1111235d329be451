import { createHash } from "node:crypto";

/** What a session is called on its owner's page: its id is a secret, and this tells nothing of it. */
export const sessionName = (sessionId: string): string =>
  createHash("sha256").update(`session:${sessionId}`).digest("base64url").slice(0, 22);
