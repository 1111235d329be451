"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { creditArgument } from "#lib/moved/credit-argument";
import { CreditArgument, WithdrawCredit } from "#lib/moved/schema";
import { withdrawCredit } from "#lib/moved/withdraw-credit";

export async function creditArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, CreditArgument, creditArgument, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}#moved`,
    message: "Saved. You can take it back for 24 hours.",
    id,
  }));
}

export async function withdrawCreditAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, WithdrawCredit, withdrawCredit, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Taken back. Your position stays where it is.",
    id,
  }));
}
