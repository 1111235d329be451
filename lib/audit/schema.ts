import { z } from "zod";

/** An audit row and the hash that it had, as an operator kept them. */
export const KeptRow = z.object({
  row: z.coerce.number("Please name the number of the row that you kept.").int().positive(),
  hash: z.string("Please name the hash that the row had.").regex(/^[0-9a-f]{64}$/, "A hash has 64 digits from 0 to f."),
});
export type KeptRow = z.infer<typeof KeptRow>;
