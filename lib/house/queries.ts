import { inArray, max } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { prepared } from "#db/prepared";
import { houseTexts } from "#db/schema/moderation";
import { VERDICTS } from "#lib/house/rules";
import { type Ground, HOUSE_RULES } from "#lib/moderation/house-rules";
import type { Watched } from "#lib/publishing/checks";

export type Template = { ground: Ground; title: string; words: string };

/** What authors are told for each ground: as an admin saved it last, else in the words that come with the rule. */
export async function listTemplates(): Promise<Template[]> {
  const keyOf = (ground: Ground) => `template:${ground}`;
  const rows = await read((db) =>
    newestTexts(
      db,
      HOUSE_RULES.map(({ slug }) => keyOf(slug)),
    ),
  );
  const saved = new Map(rows.map(({ key, words }) => [key, words]));
  return HOUSE_RULES.map(({ slug, title, template }) => ({
    ground: slug,
    title,
    words: saved.get(keyOf(slug)) ?? template,
  }));
}

/** The watched words and phrases as they stand, for the page on which they are written. */
export const listWatchedWords = (): Promise<Watched> => read(watchedWords);

/** The watched words and phrases of each verdict, as an admin saved them last; at first there are none. */
export async function watchedWords(db: Reader): Promise<Watched> {
  const saved = new Map((await newestWords(db, {})).map(({ key, words }) => [key, words]));
  const listOf = (verdict: (typeof VERDICTS)[number]) =>
    (saved.get(`words:${verdict}`) ?? "").split("\n").filter(Boolean);
  return { refuse: listOf("refuse"), hold: listOf("hold"), mark: listOf("mark") };
}

const newestWords = prepared((db: Reader) =>
  newestTexts(
    db,
    VERDICTS.map((verdict) => `words:${verdict}`),
  ),
);

function newestTexts(db: Reader, keys: string[]) {
  const newest = db
    .select({ id: max(houseTexts.id) })
    .from(houseTexts)
    .where(inArray(houseTexts.key, keys))
    .groupBy(houseTexts.key);
  return db
    .select({ key: houseTexts.key, words: houseTexts.words })
    .from(houseTexts)
    .where(inArray(houseTexts.id, newest));
}
