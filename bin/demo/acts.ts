import { z } from "zod";
import { DAY, DAYS } from "./timetable.ts";

/** A moment, as a day of the demo (4.5 is noon of the fifth) or as minutes before its end, which is now. */
export const When = { day: z.number().min(0).max(DAYS).optional(), ago: z.number().positive().optional() };
export type When = { day?: number | undefined; ago?: number | undefined };

/** The minute that is meant, undefined when none is. */
export function minuteOf({ day, ago }: When): number | undefined {
  if (ago !== undefined) return DAYS * DAY - ago;
  return day === undefined ? undefined : day * DAY;
}

const who = { ...When, by: z.string() };
const about = { ...who, argument: z.string() };
const why = { ground: z.string(), reason: z.string() };

/** What moderators do, and what is asked of them, each at its time: db/content/demo/moderation.yaml. */
const Act = z.discriminatedUnion("does", [
  z.strictObject({ does: z.literal("save-words"), ...who, verdict: z.string(), words: z.array(z.string()) }),
  z.strictObject({ does: z.literal("save-template"), ...who, ground: z.string(), words: z.string() }),
  z.strictObject({ does: z.literal("note"), ...who, about: z.string(), words: z.string() }),
  z.strictObject({ does: z.literal("warn"), ...who, handle: z.string(), ...why }),
  z.strictObject({ does: z.literal("keep"), ...about, reason: z.string().default("") }),
  z.strictObject({ does: z.literal("hide"), ...about, ...why }),
  z.strictObject({ does: z.literal("restore"), ...about, reason: z.string() }),
  z.strictObject({ does: z.literal("undo"), ...about }),
  z.strictObject({ does: z.literal("lock"), ...about, ...why, scope: z.string(), until: z.string() }),
  z.strictObject({ does: z.literal("move"), ...about, to: z.string(), reason: z.string() }),
  z.strictObject({ does: z.literal("hide-revision"), ...about, ...why, revision: z.int() }),
  z.strictObject({
    does: z.literal("slow"),
    ...who,
    thread: z.string(),
    minutes: z.int(),
    until: z.string(),
    reason: z.string(),
  }),
  z.strictObject({ does: z.literal("claim"), ...about }),
  z.strictObject({ does: z.literal("appeal"), ...about, words: z.string() }),
  z.strictObject({ does: z.literal("answer"), ...about, outcome: z.string(), reason: z.string() }),
  z.strictObject({ does: z.literal("enter-order"), ...about, authority: z.string(), reference: z.string() }),
  z.strictObject({ does: z.literal("execute-order"), ...about }),
  z.strictObject({
    does: z.literal("notice"),
    ...When,
    /** Either an argument or the address of another page. */
    argument: z.string().optional(),
    address: z.string().optional(),
    name: z.string(),
    email: z.string(),
    law: z.string(),
    explanation: z.string(),
  }),
  z.strictObject({ does: z.literal("dismiss"), ...who, reason: z.string() }),
]);
export type Act = z.infer<typeof Act>;
export const Acts = z.array(Act);
