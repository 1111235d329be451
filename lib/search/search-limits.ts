import type { Transaction } from "#db/client";
import { TooMany } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { inWords } from "#lib/text/in-words";
import { isPerson, type Viewer } from "#lib/viewer";

// Nobody who reads or writes comes near them; a network may be many readers behind one address.
const PER_NETWORK: Limit = { name: "search", hits: 240, seconds: 60 };
const PER_MEMBER: Limit = { name: "search-member", hits: 120, seconds: 60 };

/** Counts a search of a member, or else of a network. Answers why it is one too many, if it is. */
export async function countOne(tx: Transaction, viewer: Viewer, address: string): Promise<TooMany | undefined> {
  try {
    await (isPerson(viewer) ? countHit(tx, PER_MEMBER, String(viewer.id)) : countHit(tx, PER_NETWORK, address));
    return undefined;
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const whence = isPerson(viewer) ? "your account" : "your network";
    const when = inWords(error.retryAfter);
    return new TooMany(`There were too many searches from ${whence}. You can search again ${when}.`, error.retryAfter);
  }
}

const TOLD: Limit = { name: "search-told", hits: 1, seconds: 60 * 60 };

/** Whether it is to be recorded now that somebody searches too often: once an hour, whoever they are. */
export async function isToBeTold(tx: Transaction): Promise<boolean> {
  try {
    await countHit(tx, TOLD, "everybody");
    return true;
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return false;
  }
}
