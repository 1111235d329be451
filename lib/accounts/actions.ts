"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { changePassword } from "#lib/accounts/change-password";
import { createFirstAdmin } from "#lib/accounts/create-first-admin";
import { currentViewer } from "#lib/accounts/current-viewer";
import { endSession } from "#lib/accounts/end-session";
import { giveRole } from "#lib/accounts/give-role";
import { ChangePassword, CreateFirstAdmin, GiveRole, SignIn, SignUp } from "#lib/accounts/schema";
import { sealSession, sessionCookie } from "#lib/accounts/session-cookie";
import { signIn } from "#lib/accounts/sign-in";
import { signUp } from "#lib/accounts/sign-up";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { requestContext } from "#lib/http/request-context";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SignUp, signUp, (session) => enter(session, form));
}

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SignIn, signIn, (session) => enter(session, form));
}

export async function createFirstAdminAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, CreateFirstAdmin, createFirstAdmin, (session) => enter(session, form));
}

async function enter({ sessionId }: { sessionId: string }, form: FormData) {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(sessionId), options);
  return { to: safePath(String(form.get("then") ?? "")), message: "You are signed in." };
}

export async function signOutAction(): Promise<void> {
  requestContext().understood = true;
  const viewer = await currentViewer();
  if (isPerson(viewer)) await endSession(viewer);
  (await cookies()).delete({ name: sessionCookie().name, path: "/", secure: sessionCookie().options.secure });
  redirect("/signout");
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ChangePassword, changePassword, () => ({
    to: "/settings?saved=password",
    message: "Your password is changed. All other devices are signed out.",
  }));
}

export async function giveRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, GiveRole, giveRole, () => ({ to: "/admin/members", message: "Saved." }));
}
