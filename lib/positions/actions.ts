"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { TakePosition } from "#lib/positions/schema";
import { takePosition } from "#lib/positions/take-position";

export async function takePositionAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, TakePosition, takePosition, ({ thread }) => ({
    to: `/threads/${thread}#motion`,
    message: "Saved. You can change it at any time.",
  }));
}
