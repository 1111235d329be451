import { z } from "zod";
import { HANDLE_LENGTH } from "#lib/accounts/schema";
import { MEMBER_NOTE_LENGTH } from "#lib/conduct/rules";
import { plainLine, plainText } from "#lib/text/plain-line";

export const AddNote = z.object({
  handle: plainLine({ max: HANDLE_LENGTH.max }),
  words: plainText({
    min: 1,
    max: MEMBER_NOTE_LENGTH,
    tooShort: "Please write what other moderators should know.",
    tooLong: `Please use at most ${MEMBER_NOTE_LENGTH} characters.`,
  }),
});
export type AddNote = z.infer<typeof AddNote>;
