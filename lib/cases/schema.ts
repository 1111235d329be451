import { z } from "zod";
import { ArgumentId } from "#lib/arguments/schema";
import { CASES_ON_PAGE } from "#lib/cases/rules";
import { QUEUE_TABS } from "#lib/cases/tabs";
import { HideArgument } from "#lib/moderation/schema";

/** Cases are numbered like arguments. */
export const CaseId = ArgumentId;

export const ClaimCase = z.object({ case: CaseId });
export type ClaimCase = z.infer<typeof ClaimCase>;

export const ReleaseCase = ClaimCase;
export type ReleaseCase = ClaimCase;

export const RevealCase = ClaimCase;
export type RevealCase = ClaimCase;

/** `?done=3,4` and the form that undoes: the decisions just taken. */
export const DecisionList = z
  .string()
  .regex(/^\d{1,15}(,\d{1,15}){0,49}$/)
  .transform((list) => list.split(",").map(Number));

/** Where in the queue a form stands: it leads on to the next case there. `done` can still be taken back. */
export const QueuePosition = z.object({
  tab: z.enum(QUEUE_TABS).catch("open"),
  next: CaseId.optional().catch(undefined),
  done: DecisionList.optional().catch(undefined),
});

/** What can be chosen on a card. All but keeping hides the argument. */
export const CHOICES = ["keep", "hide", "warn", "suspend"] as const;
export const Choice = z.enum(CHOICES, "Please choose what is to happen.");

/** A hide as the card sends it: the choice says whether it also warns or suspends. */
export const HideFromQueue = z.preprocess((values) => {
  const { decision, ...rest } = Object(values) as Record<string, unknown>;
  return decision === "hide" ? rest : { ...rest, also: decision };
}, HideArgument);

/** The ticked cases of a page, as `spam-⟨case⟩=⟨argument⟩.⟨revision⟩`. */
export const HideAllSpam = z.record(z.string(), z.string()).transform((values, context) => {
  const ticked = Object.entries(values).flatMap(([name, value]) => {
    const [, id] = /^spam-([1-9]\d{0,14})$/.exec(name) ?? [];
    const [, argument, revision] = /^([1-9]\d{0,14})\.([1-9]\d{0,14})$/.exec(value) ?? [];
    return id && argument && revision ? [{ case: Number(id), id: Number(argument), revision: Number(revision) }] : [];
  });
  if (ticked.length === 0) context.addIssue("Please tick what is spam.");
  return ticked.slice(0, CASES_ON_PAGE);
});
export type HideAllSpam = z.infer<typeof HideAllSpam>;

export const UndoDecisions = z.object({ done: DecisionList });
export type UndoDecisions = z.infer<typeof UndoDecisions>;
