import { CONFIRMED_FOR_MS, NOTE_USE_EVERY_MS, SESSION_LIFE } from "#lib/accounts/rules";
import type { Person } from "#lib/viewer";

type Life = { createdAt: Date; expiresAt: Date; lastSeenAt: Date | null };

/** When a session is over: so long after it began, or after it was last used, as the role that its holder has now allows. */
export function endOfSession({ createdAt, expiresAt, lastSeenAt }: Life, role: Person["role"]): Date {
  const { wholeMs, idleMs } = SESSION_LIFE[role];
  const lastUsed = (lastSeenAt ?? createdAt).getTime();
  return new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + wholeMs, lastUsed + idleMs));
}

/** Whether it is time to note again that a session is used. */
export const isUseToBeNoted = ({ createdAt, lastSeenAt }: Omit<Life, "expiresAt">, now: Date): boolean =>
  now.getTime() - (lastSeenAt ?? createdAt).getTime() >= NOTE_USE_EVERY_MS;

/** Whether who holds it showed lately who they are: by signing in, or again since. */
export const isConfirmed = (session: { createdAt: Date; confirmedAt: Date | null }, now: Date): boolean =>
  now.getTime() - (session.confirmedAt ?? session.createdAt).getTime() < CONFIRMED_FOR_MS;
