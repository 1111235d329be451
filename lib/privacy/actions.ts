"use server";
import { cookies } from "next/headers";
import { sessionCookie, spent } from "#lib/accounts/session-cookie";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { eraseAccount } from "#lib/privacy/erase-account";
import { EraseAccount } from "#lib/privacy/schema";

export async function eraseAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, EraseAccount, eraseAccount, async () => {
    (await cookies()).delete(spent(sessionCookie()));
    return { to: "/settings/data?left=yes", message: "Your account is gone." };
  });
}
