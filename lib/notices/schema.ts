import { z } from "zod";
import { Email } from "#lib/accounts/schema";
import { CaseId } from "#lib/cases/schema";
import { REASON_LENGTH } from "#lib/moderation/rules";
import {
  ADDRESS_LENGTH,
  EXPLANATION_LENGTH,
  LAW_LENGTH,
  NAME_LENGTH,
  RECEIPT_ALPHABET,
  RECEIPT_GROUP_LENGTH,
  RECEIPT_GROUPS,
} from "#lib/notices/rules";
import { plainLine, plainText } from "#lib/text/plain-line";

const Name = plainLine({
  min: 1,
  max: NAME_LENGTH,
  tooShort: "Please give your name, or that of your organisation.",
  tooLong: `Please use at most ${NAME_LENGTH} characters.`,
});

/** What may be left empty, and is then undefined. */
const orNothing = (Field: typeof Name | typeof Email) =>
  z
    .string()
    .optional()
    .transform((value) => value?.trim() || undefined)
    .pipe(Field.optional());

/** What Art. 16(2) of Regulation (EU) 2022/2065 asks of every notice: (a) why, (b) where, (d) the good faith. */
const Elements = {
  explanation: plainText({
    min: 1,
    max: EXPLANATION_LENGTH,
    tooShort: "Please explain why it is illegal.",
    tooLong: `Please use at most ${EXPLANATION_LENGTH} characters.`,
  }),
  law: plainLine({
    min: 1,
    max: LAW_LENGTH,
    tooShort: "Please name the law that it breaks.",
    tooLong: `Please use at most ${LAW_LENGTH} characters.`,
  }),
  address: plainLine({
    min: 1,
    max: ADDRESS_LENGTH,
    tooShort: "Please give the exact address of what you report.",
    tooLong: `Please use at most ${ADDRESS_LENGTH} characters.`,
  }),
  goodFaith: z.literal("yes", "Please confirm this. Without it a notice cannot be sent."),
};

/**
 * A notice of illegal content. Who sends it gives name and email (Art. 16(2)(c)), but for the offences of Arts. 3 to 7
 * of Directive 2011/93/EU, against children.
 */
export const SendNotice = z.discriminatedUnion(
  "offence",
  [
    z.object({ offence: z.literal("other"), ...Elements, name: Name, email: Email }),
    z.object({ offence: z.literal("children"), ...Elements, name: orNothing(Name), email: orNothing(Email) }),
  ],
  "Please say what kind of offence it is.",
);
export type SendNotice = z.infer<typeof SendNotice>;

const GROUP = `[${RECEIPT_ALPHABET}]{${RECEIPT_GROUP_LENGTH}}`;

/** The number of a notice, in whatever case it was typed. */
export const Receipt = z
  .string()
  .transform((typed) => typed.toUpperCase())
  .pipe(z.string().regex(new RegExp(`^${GROUP}(?:-${GROUP}){${RECEIPT_GROUPS - 1}}$`)));

export const DismissNotice = z.object({
  case: CaseId,
  reason: plainText({
    min: 1,
    max: REASON_LENGTH,
    tooShort: "Please answer the notice in words.",
    tooLong: `Please use at most ${REASON_LENGTH} characters.`,
  }),
});
export type DismissNotice = z.infer<typeof DismissNotice>;
