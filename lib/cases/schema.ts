import { z } from "zod";
import { ArgumentId } from "#lib/arguments/schema";

/** Cases are numbered like arguments. */
export const CaseId = ArgumentId;

export const ClaimCase = z.object({ case: CaseId });
export type ClaimCase = z.infer<typeof ClaimCase>;

export const ReleaseCase = ClaimCase;
export type ReleaseCase = ClaimCase;

export const RevealCase = ClaimCase;
export type RevealCase = ClaimCase;
