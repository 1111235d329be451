"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { enterOrder } from "#lib/orders/enter-order";
import { executeOrder } from "#lib/orders/execute-order";
import { EnterOrder, ExecuteOrder } from "#lib/orders/schema";

export async function enterOrderAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, EnterOrder, enterOrder, ({ order }) => ({
    to: `/moderation/orders#o${order}`,
    message: "Written down. The hour runs from when it was received.",
  }));
}

export async function executeOrderAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ExecuteOrder, executeOrder, () => ({
    to: "/moderation/orders",
    message: "Hidden, as ordered. The author is told.",
  }));
}
