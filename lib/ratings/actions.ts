"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { rateArgument } from "#lib/ratings/rate-argument";
import { RateArgument } from "#lib/ratings/schema";

export async function rateArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, RateArgument, rateArgument, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Saved. Only the counts of each side are shown.",
    id,
  }));
}
