import { z } from "zod";
import { BODY_LENGTH, CLAIM_LENGTH, JUST_ASKING, MAX_SOURCES, QUOTE_LENGTH, REPLY_LENGTH } from "#lib/arguments/rules";
import { NotFound } from "#lib/errors";
import { CONTEXT_LENGTH } from "#lib/passages/rules";
import { isLanguage } from "#lib/text/languages";
import { plainLine, plainText } from "#lib/text/plain-line";

/** A number that counts something from 1, as a form or an address writes it: no sign, no other notation. */
const counting = (error: string) =>
  z.union(
    [
      z.int().positive(),
      z
        .string()
        .regex(/^[1-9]\d{0,14}$/)
        .transform(Number),
    ],
    error,
  );

export const ArgumentId = counting("There is no such argument.");
const RevisionNumber = counting("Please reload the page and try again.");

export const ThreadSlug = z.string("There is no such thread.").regex(/^[a-z0-9-]{1,80}$/, "There is no such thread.");

const WebAddress = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, error: "A source is an address that begins with https://." })
  .max(2_000, "This address is too long.")
  .refine(hasNoCredentials, "Please leave the user name and password out of the address.");

/** `https://known.example@other.example` leads to the other one. */
function hasNoCredentials(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { username, password } = new URL(address);
  return username === "" && password === "";
}

/** Sources as they are typed: one to a line, an https address, then (if wanted) a title. */
const Sources = plainText({ max: 5_000 })
  .transform((text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string()).max(MAX_SOURCES, `Please name at most ${MAX_SOURCES} sources.`))
  .transform((lines) => lines.map((line) => /^(\S+)\s*(.*)$/s.exec(line) ?? ["", "", ""]))
  .transform((parts) => parts.map(([, url, title]) => ({ url, title: title || url })))
  .pipe(
    z.array(
      z.object({
        url: WebAddress,
        title: plainLine({ max: 200, tooLong: "Please give each source a title of at most 200 characters." }),
      }),
    ),
  );

const Stance = z
  .string("Please say which side this argues for.")
  .regex(/^[a-z0-9-]{1,40}$/, "Please say which side this argues for.");

const Quote = plainLine({ max: QUOTE_LENGTH, tooLong: `Please quote at most ${QUOTE_LENGTH} characters.` })
  .transform((value) => value || undefined)
  .optional();

/** The language a text is written in; left open, null. */
const LanguageCode = z
  .string()
  .refine((code) => code === "" || isLanguage(code), "Please choose one of the languages.")
  .default("")
  .transform((code) => code || null);
/** Which of several places with the quoted words is meant: what stands next to it. A hint that cannot be read is none. */
const QuoteHints = {
  prefix: plainLine({ max: QUOTE_LENGTH })
    .transform((text) => text.slice(-CONTEXT_LENGTH))
    .optional()
    .catch(undefined),
  suffix: plainLine({ max: QUOTE_LENGTH })
    .transform((text) => text.slice(0, CONTEXT_LENGTH))
    .optional()
    .catch(undefined),
  start: z.coerce.number().int().nonnegative().optional().catch(undefined),
};

const RootText = {
  claim: plainLine({
    min: 1,
    max: CLAIM_LENGTH,
    tooShort: "Please say in one sentence what you claim.",
    tooLong: `Please use at most ${CLAIM_LENGTH} characters for the claim.`,
  }),
  body: plainText({ max: BODY_LENGTH, tooLong: `Please use at most ${BODY_LENGTH} characters.` }),
  language: LanguageCode,
  sources: Sources,
};

const ReplyText = {
  body: plainText({
    min: 1,
    max: REPLY_LENGTH,
    tooShort: "Please write your reply.",
    tooLong: `Please use at most ${REPLY_LENGTH} characters.`,
  }),
  language: LanguageCode,
  sources: Sources,
};

/** Made where the form is shown, sent with each try: the same key never posts twice. */
const IdempotencyKey = z.string().regex(/^[\w-]{8,64}$/, "Please reload the page and try again.");

export const PostArgument = z.object({
  kind: z.literal("root"),
  thread: ThreadSlug,
  key: IdempotencyKey,
  stance: Stance,
  quote: Quote,
  ...QuoteHints,
  ...RootText,
});
export type PostArgument = z.infer<typeof PostArgument>;

export const PostReply = z.object({
  kind: z.literal("reply"),
  thread: ThreadSlug,
  key: IdempotencyKey,
  parent: ArgumentId,
  stance: Stance.transform((stance) => (stance === JUST_ASKING ? null : stance)),
  quote: Quote,
  ...QuoteHints,
  ...ReplyText,
});
export type PostReply = z.infer<typeof PostReply>;

/** What the composer sends. */
export const Posting = z.discriminatedUnion("kind", [PostArgument, PostReply], "Please reload the page and try again.");

export const EditArgument = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("root"), id: ArgumentId, revision: RevisionNumber, ...RootText }),
  z.object({ kind: z.literal("reply"), id: ArgumentId, revision: RevisionNumber, ...ReplyText }),
]);
export type EditArgument = z.infer<typeof EditArgument>;

export const DeleteArgument = z.object({ id: ArgumentId });
export type DeleteArgument = z.infer<typeof DeleteArgument>;

export const PreviewBody = z.object({ body: RootText.body });

/** The two parts of an argument's address. Throws NotFound when they cannot be one. */
export async function argumentAddress(
  params: Promise<{ slug: string; id: string }>,
): Promise<{ slug: string; id: number }> {
  const parsed = z.object({ slug: ThreadSlug, id: ArgumentId }).safeParse(await params);
  if (!parsed.success) throw new NotFound();
  return parsed.data;
}
