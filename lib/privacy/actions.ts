"use server";
import { cookies } from "next/headers";
import { sessionCookie } from "#lib/accounts/session-cookie";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { eraseAccount } from "#lib/privacy/erase-account";
import { EraseAccount } from "#lib/privacy/schema";

export async function eraseAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, EraseAccount, eraseAccount, async () => {
    const { name, options } = sessionCookie();
    (await cookies()).delete({ name, path: "/", secure: options.secure });
    return { to: "/settings/data?left=yes", message: "Your account is gone." };
  });
}
