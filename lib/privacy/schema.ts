import { z } from "zod";
import { HANDLE_LENGTH, PASSWORD_LENGTH } from "#lib/accounts/schema";

/** What becomes of the arguments. */
export const ERASURES = ["keep", "blank"] as const;
export type Erasure = (typeof ERASURES)[number];

export const EraseAccount = z.object({
  mode: z.enum(ERASURES, "Please choose what becomes of your arguments."),
  /** Of members who have one. */
  current: z.string().max(PASSWORD_LENGTH.max, "That is longer than any password here.").optional(),
  understood: z.literal("yes", "Please tick this box if you want to leave for good."),
});
export type EraseAccount = z.infer<typeof EraseAccount>;

export const EraseMember = z.object({
  handle: z.string("Please name the member.").trim().toLowerCase().min(1).max(HANDLE_LENGTH.max),
  mode: z.enum(ERASURES, "Please say keep or blank."),
});
export type EraseMember = z.infer<typeof EraseMember>;
