"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { askForReset } from "#lib/accounts/ask-for-reset";
import { askForVerification } from "#lib/accounts/ask-for-verification";
import { askToChangeEmail } from "#lib/accounts/ask-to-change-email";
import { askToSignUp } from "#lib/accounts/ask-to-sign-up";
import type { Begun } from "#lib/accounts/begin-session";
import { changeEmail } from "#lib/accounts/change-email";
import { changePassword } from "#lib/accounts/change-password";
import { confirmIdentity } from "#lib/accounts/confirm-identity";
import { createFirstAdmin } from "#lib/accounts/create-first-admin";
import { currentViewer } from "#lib/accounts/current-viewer";
import { endOneSession } from "#lib/accounts/end-one-session";
import { endOtherSessions } from "#lib/accounts/end-other-sessions";
import { endSession } from "#lib/accounts/end-session";
import { enterCode } from "#lib/accounts/enter-code";
import { giveRole } from "#lib/accounts/give-role";
import { ownDevice } from "#lib/accounts/own-device";
import { prepareFactor } from "#lib/accounts/prepare-factor";
import { renewRecoveryCodes } from "#lib/accounts/renew-recovery-codes";
import { resetPassword } from "#lib/accounts/reset-password";
import {
  AskByEmail,
  AskToChangeEmail,
  ChangeEmail,
  ChangeFactor,
  ChangePassword,
  ChooseHandle,
  ConfirmIdentity,
  CreateFirstAdmin,
  EndSession,
  EnterCode,
  GiveRole,
  Nothing,
  PrepareFactor,
  ResetPassword,
  SignIn,
  SignUp,
  UnlinkIdentity,
  VerifyEmail,
} from "#lib/accounts/schema";
import { codePage, sentTo } from "#lib/accounts/sentences";
import { codeCookie, pendingCookie, sealSession, sessionCookie, spent } from "#lib/accounts/session-cookie";
import { signIn } from "#lib/accounts/sign-in";
import { signUp } from "#lib/accounts/sign-up";
import { signUpByProvider } from "#lib/accounts/sign-up-by-provider";
import { turnOffFactor } from "#lib/accounts/turn-off-factor";
import { turnOnFactor } from "#lib/accounts/turn-on-factor";
import { unlinkIdentity } from "#lib/accounts/unlink-identity";
import { verifyEmail } from "#lib/accounts/verify-email";
import { act } from "#lib/action";
import { mailConfig } from "#lib/config";
import type { FormState } from "#lib/form-state";
import { requestContext } from "#lib/http/request-context";
import { safePath } from "#lib/safe-path";
import { isPerson, type Viewer } from "#lib/viewer";

/** Without a mail server nobody could be sent anything, and an account is made and entered at once. */
export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  if (mailConfig().smtp === undefined) return act(form, SignUp, onDevice(signUp), (session) => enter(session, form));
  inPlace(form);
  const finish = "Open the link in it to finish: it works once, within 24 hours.";
  return act(form, SignUp, askToSignUp, ({ email }) => sent(`${sentTo(email)} ${finish}`));
}

export async function askForVerificationAction(_: FormState, form: FormData): Promise<FormState> {
  inPlace(form);
  const words =
    "If an account waits for this address, a new link is on its way to it. The ones before it work no more.";
  return act(form, AskByEmail, askForVerification, () => sent(words));
}

export async function verifyEmailAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, VerifyEmail, onDevice(verifyEmail), (session) => enter(session, form));
}

export async function askForResetAction(_: FormState, form: FormData): Promise<FormState> {
  inPlace(form);
  const words =
    "If this address has an account, a link to set a new password is on its way to it. It works for 30 minutes.";
  return act(form, AskByEmail, askForReset, () => sent(words));
}

export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ResetPassword, resetPassword, () => ({ to: "/signin?done=reset", message: "It is changed." }));
}

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SignIn, onDevice(signIn), (session) => enter(session, form));
}

export async function createFirstAdminAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, CreateFirstAdmin, onDevice(createFirstAdmin), (session) => enter(session, form));
}

/** A verb that begins a session, told on which device. */
function onDevice<Input, Result>(
  verb: (viewer: Viewer, input: Input, address: string, device: string) => Promise<Result>,
) {
  return async (viewer: Viewer, input: Input, address: string) => verb(viewer, input, address, await ownDevice());
}

/** Has the answer stand where the form was, with and without a script. */
const inPlace = (form: FormData) => form instanceof FormData && form.set("inPlace", "yes");

/** What stands in the place of the form, on a page that is the same whoever asked. */
const sent = (message: string) => ({ to: "/", message });

async function enter(begun: Begun, form: FormData) {
  const then = safePath(String(form.get("then") ?? ""));
  if ("awaits" in begun) {
    (await cookies()).set(codeCookie().name, begun.awaits, codeCookie().options);
    return { to: codePage(then), message: "One thing is left: your code." };
  }
  await setSession(begun.sessionId);
  return { to: then, message: "You are signed in." };
}

async function setSession(sessionId: string) {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(sessionId), options);
}

export async function signOutAction(): Promise<void> {
  requestContext().understood = true;
  const viewer = await currentViewer();
  if (isPerson(viewer)) await endSession(viewer);
  (await cookies()).delete(spent(sessionCookie()));
  redirect("/signout");
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ChangePassword, changePassword, () => ({
    to: "/settings?saved=password",
    message: "Your password is changed. All other devices are signed out.",
  }));
}

export async function askToChangeEmailAction(_: FormState, form: FormData): Promise<FormState> {
  inPlace(form);
  const finish = "Open the link in it, on this device: your address changes then, and not before.";
  return act(form, AskToChangeEmail, askToChangeEmail, ({ email }) => sent(`${sentTo(email)} ${finish}`));
}

export async function changeEmailAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ChangeEmail, changeEmail, () => ({
    to: "/settings?saved=email",
    message: "Your address is changed.",
  }));
}

export async function chooseHandleAction(_: FormState, form: FormData): Promise<FormState> {
  const token = (await cookies()).get(pendingCookie().name)?.value ?? "";
  const signUpWith = async (viewer: Viewer, { handle }: ChooseHandle, address: string) =>
    signUpByProvider(viewer, { handle, token }, address, await ownDevice());
  return act(form, ChooseHandle, signUpWith, async ({ sessionId, leadsTo }) => {
    (await cookies()).delete(spent(pendingCookie()));
    await setSession(sessionId);
    return { to: leadsTo, message: "You are signed in." };
  });
}

export async function enterCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const token = (await cookies()).get(codeCookie().name)?.value ?? "";
  const enterWith = async (viewer: Viewer, { code }: EnterCode, address: string) =>
    enterCode(viewer, { code, token }, address, await ownDevice());
  return act(form, EnterCode, enterWith, async (session) => {
    (await cookies()).delete(spent(codeCookie()));
    return enter(session, form);
  });
}

export async function prepareFactorAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, PrepareFactor, prepareFactor, () => ({ to: "/settings/second-step", message: "This is the key." }));
}

export async function turnOnFactorAction(_: FormState, form: FormData): Promise<FormState> {
  inPlace(form);
  const message = "Your second step is on. All other devices are signed out.";
  return act(form, EnterCode, turnOnFactor, ({ codes }) => ({ ...sent(message), codes }));
}

export async function turnOffFactorAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ChangeFactor, turnOffFactor, () => ({
    to: "/settings?saved=factor-off#second-step",
    message: "Your second step is off.",
  }));
}

export async function renewRecoveryCodesAction(_: FormState, form: FormData): Promise<FormState> {
  inPlace(form);
  const message = "These are your new recovery codes. The ones of before work no more.";
  return act(form, ChangeFactor, renewRecoveryCodes, ({ codes }) => ({ ...sent(message), codes }));
}

export async function confirmIdentityAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ConfirmIdentity, confirmIdentity, () => ({
    to: "/settings?saved=confirmed#ways",
    message: "You can change how you sign in for ten minutes.",
  }));
}

export async function unlinkIdentityAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, UnlinkIdentity, unlinkIdentity, () => ({
    to: "/settings?saved=unlinked#ways",
    message: "That account does not sign you in any more.",
  }));
}

export async function endOneSessionAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, EndSession, endOneSession, () => ({
    to: "/settings?saved=session#devices",
    message: "That device is signed out.",
  }));
}

export async function endOtherSessionsAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, Nothing, endOtherSessions, () => ({
    to: "/settings?saved=sessions#devices",
    message: "All other devices are signed out.",
  }));
}

export async function giveRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, GiveRole, giveRole, () => ({ to: "/admin/members", message: "Saved." }));
}
