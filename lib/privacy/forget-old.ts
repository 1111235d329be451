import { write } from "#db/client";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { FORGET_ROWS } from "#lib/privacy/forget-rows";
import { forgetWords, WORDS_NAMES } from "#lib/privacy/forget-words";
import { canForget } from "#lib/privacy/policy";
import { type KeptName, keptMs } from "#lib/privacy/retention";
import type { Viewer } from "#lib/viewer";

export type Forgotten = Partial<Record<KeptName, number>>;

/**
 * Forgets what is over by the table of what is kept for how long (lib/privacy/retention.ts), and answers how many of
 * each kind that were; nothing where there was none. Doing it again forgets nothing more. `now` in milliseconds: the
 * server asks a clock that does not follow every other (lib/privacy/slow-clock.ts).
 */
export async function forgetOld(viewer: Viewer, now = Date.now()): Promise<Forgotten> {
  return write(async (tx) => {
    authorize(canForget(viewer), viewer);
    const before = (name: KeptName) => new Date(now - keptMs(name));
    const forgotten: Forgotten = {};
    for (const [name, forget] of Object.entries(FORGET_ROWS) as [keyof typeof FORGET_ROWS, ForgetRows][])
      forgotten[name] = await forget(tx, before(name));
    const over = WORDS_NAMES.map((name) => [name, before(name)] as const);
    Object.assign(forgotten, await forgetWords(tx, viewer, Object.fromEntries(over) as Record<Words, Date>));
    const some = Object.fromEntries(Object.entries(forgotten).filter(([, count]) => count > 0));
    if (Object.keys(some).length > 0) await record(tx, viewer, "forget-old", { type: "house", id: "retention" }, some);
    return some;
  });
}

type ForgetRows = (typeof FORGET_ROWS)[keyof typeof FORGET_ROWS];
type Words = (typeof WORDS_NAMES)[number];
