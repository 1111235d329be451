import { z } from "zod";
import { MEMBER_ROLES } from "#db/schema/accounts";
import { isFormer } from "#lib/privacy/former";
import { countCharacters, plainLine } from "#lib/text/plain-line";

export const HANDLE_LENGTH = { min: 3, max: 24 };
export const PASSWORD_LENGTH = { min: 8, long: 15, max: 256 };

/** Names that would look like the house speaking, however they are dotted. */
const RESERVED_HANDLES = new Set(
  "admin administrator moderator moderators mod mods editor editors staff support help parley system root official everyone anonymous deleted former security privacy legal".split(
    " ",
  ),
);

/** An email address in its one spelling: NFKC, lower case, one @, nothing that a mailer could take for two addresses. */
export const Email = z
  .string("Please enter your email address.")
  .transform((value) => value.normalize("NFKC").trim().toLowerCase())
  .pipe(
    z
      .email("Please enter an email address like name@example.org.")
      .max(254, "Please use an address of at most 254 characters."),
  );

export const Handle = z
  .string("Please choose a handle.")
  .transform((value) => value.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(HANDLE_LENGTH.min, `A handle has ${HANDLE_LENGTH.min} to ${HANDLE_LENGTH.max} characters.`)
      .max(HANDLE_LENGTH.max, `A handle has ${HANDLE_LENGTH.min} to ${HANDLE_LENGTH.max} characters.`)
      .regex(/^[a-z0-9_.-]+$/, "Use only the letters a to z, digits, and - _ . in a handle.")
      .regex(/[a-z0-9]/, "Use at least one letter or digit in a handle.")
      // Nothing is answered at such an address (lib/http/answer.ts).
      .refine((value) => !value.endsWith(".rsc"), "A handle cannot end in .rsc. Please choose another.")
      .refine(
        (value) => !RESERVED_HANDLES.has(value.replace(/[-_.]/g, "")) && !isFormer(value),
        "This handle is kept for the people who run the forum. Please choose another.",
      ),
  );

/** What part of a handle can be looked for; anything else is that of nobody, and is not asked for. */
const PART_OF_HANDLE = /^[a-z0-9_.-]{0,24}$/;

/** `?q=` and `?after=` of the list of members. `begins`: what their handles begin with, null where none can begin so. */
export const MemberSearch = z
  .object({ q: z.string().trim().catch(""), after: z.string().regex(PART_OF_HANDLE).catch("") })
  .transform(({ q, after }) => {
    const begins = q.toLowerCase().replace(/^@/, "");
    return { q, after, begins: PART_OF_HANDLE.test(begins) ? begins : null };
  });
export type MemberSearch = z.infer<typeof MemberSearch>;

export const NewPassword = z
  .string("Please choose a password.")
  .refine((value) => countCharacters(value) >= PASSWORD_LENGTH.min, `Use ${PASSWORD_LENGTH.min} characters or more.`)
  .max(PASSWORD_LENGTH.max, `Use at most ${PASSWORD_LENGTH.max} characters.`);

/** A password as typed at sign-in: whatever it is, it is compared whole. */
const Password = z
  .string("Please enter your password.")
  .min(1, "Please enter your password.")
  .max(PASSWORD_LENGTH.max, "That is longer than any password here.");

export const SignUp = z.object({ email: Email, handle: Handle, password: NewPassword });
export type SignUp = z.infer<typeof SignUp>;

export const SignIn = z.object({ email: Email, password: Password });
export type SignIn = z.infer<typeof SignIn>;

export const ChangePassword = z.object({ current: Password, password: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const CreateFirstAdmin = SignUp.extend({ token: z.string().max(200) });
export type CreateFirstAdmin = z.infer<typeof CreateFirstAdmin>;

/** A link's token, whatever it is: it is looked up, and there or not. */
const Token = z.string("This link is not complete.").min(1, "This link is not complete.").max(200);

export const AskByEmail = z.object({ email: Email });
export type AskByEmail = z.infer<typeof AskByEmail>;

export const VerifyEmail = z.object({ token: Token, password: Password });
export type VerifyEmail = z.infer<typeof VerifyEmail>;

export const ResetPassword = z.object({ token: Token, password: NewPassword });
export type ResetPassword = z.infer<typeof ResetPassword>;

/** Who has no password shows who they are by a sign-in that is fresh. */
export const AskToChangeEmail = z.object({ email: Email, current: Password.optional() });
export type AskToChangeEmail = z.infer<typeof AskToChangeEmail>;

export const ChangeEmail = z.object({ token: Token });
export type ChangeEmail = z.infer<typeof ChangeEmail>;

/** A session, by the name that its owner sees (lib/accounts/session-name.ts). */
export const EndSession = z.object({ session: z.string().regex(/^[\w-]{22}$/, "There is no such device.") });
export type EndSession = z.infer<typeof EndSession>;

export const ConfirmIdentity = z.object({ current: Password });
export type ConfirmIdentity = z.infer<typeof ConfirmIdentity>;

/** A code, from an app or for recovery, however it was typed: it is compared, and right or not. */
const Code = z.string("Please enter the code.").trim().min(1, "Please enter the code.").max(100, "That is no code.");

export const EnterCode = z.object({ code: Code });
export type EnterCode = z.infer<typeof EnterCode>;

/** Who has no password shows who they are by a sign-in that is fresh. */
export const PrepareFactor = z.object({ current: Password.optional() });
export type PrepareFactor = z.infer<typeof PrepareFactor>;

export const ChangeFactor = PrepareFactor.extend({ code: Code });
export type ChangeFactor = z.infer<typeof ChangeFactor>;

export const ChooseHandle = z.object({ handle: Handle });
export type ChooseHandle = z.infer<typeof ChooseHandle>;

export const UnlinkIdentity = z.object({ provider: z.string().max(300) });
export type UnlinkIdentity = z.infer<typeof UnlinkIdentity>;

/** A form with nothing but a button. */
export const Nothing = z.object({});

export const ResetFactor = z.object({ handle: plainLine({ max: HANDLE_LENGTH.max }) });
export type ResetFactor = z.infer<typeof ResetFactor>;

export const GiveRole = z.object({
  handle: plainLine({ max: HANDLE_LENGTH.max }),
  role: z.enum(MEMBER_ROLES, "Please choose a role."),
});
export type GiveRole = z.infer<typeof GiveRole>;
