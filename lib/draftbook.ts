/** What was typed into a form: when (ms since 1970), and the texts by field. */
export type Draft = { at: number; values: Record<string, string> };
/** Drafts by the form they belong to. */
export type Draftbook = Record<string, Draft>;

const MOST_DRAFTS = 20;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export const emptyDraftbook = (): Draftbook => ({});

/** What a device kept, without what is older than 30 days; anything unreadable is an empty book. */
export function readDraftbook(stored: string | null, now: number): Draftbook {
  try {
    const parsed: unknown = JSON.parse(stored ?? "{}");
    if (!isRecordOf(parsed, isDraft)) return emptyDraftbook();
    return Object.fromEntries(Object.entries(parsed).filter(([, { at }]) => now - at <= KEPT_MS));
  } catch {
    return emptyDraftbook();
  }
}

// By hand: a library that checks such things weighs more than all forms together, and each page would carry it.
const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && typeof value.at === "number" && isRecordOf(value.values, isText);

const isText = (value: unknown): value is string => typeof value === "string";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isRecordOf<T>(value: unknown, isOne: (each: unknown) => each is T): value is Record<string, T> {
  return isRecord(value) && Object.values(value).every(isOne);
}

/** The book with a draft put in; of more than 20, the oldest go. */
export function withDraft(book: Draftbook, key: string, draft: Draft): Draftbook {
  const entries = Object.entries({ ...book, [key]: draft });
  return Object.fromEntries(entries.sort(([, a], [, b]) => b.at - a.at).slice(0, MOST_DRAFTS));
}

export function withoutDraft(book: Draftbook, key: string): Draftbook {
  return Object.fromEntries(Object.entries(book).filter(([name]) => name !== key));
}

/** The words of a draft, by which its writer knows it again; empty when nothing was written. */
export function textOfDraft({ values }: Draft): string {
  return [values.claim, values.body, values.why, values.sources]
    .map((text) => text?.trim() ?? "")
    .filter(Boolean)
    .join(" · ");
}
