import { z } from "zod";

/** `?passage=` of a page: where a stretch of a canonical text begins and ends. Anything else is none. */
export const PassagePlace = z
  .string()
  .regex(/^\d{1,7}-\d{1,7}$/)
  .transform((place) => {
    const [start = 0, end = 0] = place.split("-").map(Number);
    return { start, end };
  })
  .refine(({ start, end }) => start < end)
  .nullable()
  .catch(null);

const PassageStart = z.coerce.number().int().nonnegative().max(9_999_999).optional().catch(undefined);

/**
 * What the address of a composer asks to quote: the words of `?quote=` (about `?start=`), the stretch `?passage=` of the
 * article or of the argument that is answered, or with `?quoting=` something of that argument that is still to be chosen.
 */
export function askedToQuote(query: Record<string, string | undefined>) {
  const quote = query.quote?.normalize("NFC").replace(/\s+/gu, " ").trim();
  const place = PassagePlace.parse(query.passage ?? null);
  return {
    quote: quote || undefined,
    start: PassageStart.parse(query.start),
    place,
    choose: query.quoting !== undefined && !place && !quote,
  };
}
