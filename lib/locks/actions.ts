"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { endSlow } from "#lib/locks/end-slow";
import { lockArgument } from "#lib/locks/lock-argument";
import { lockThread } from "#lib/locks/lock-thread";
import { moveArgument } from "#lib/locks/move-argument";
import {
  EndSlow,
  LockArgument,
  LockThread,
  MoveArgument,
  SlowThread,
  UnlockArgument,
  UnlockThread,
} from "#lib/locks/schema";
import { slowThread } from "#lib/locks/slow-thread";
import { unlockArgument } from "#lib/locks/unlock-argument";
import { unlockThread } from "#lib/locks/unlock-thread";

type OnArgument = { thread: string; id: number };

const argumentPage = ({ thread, id }: OnArgument) => `/threads/${thread}/arguments/${id}/moderate`;
const threadPage = ({ thread }: { thread: string }) => `/threads/${thread}/moderate`;

export async function lockArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, LockArgument, lockArgument, (made) => ({
    to: argumentPage(made),
    message: "Locked. The author is told why.",
  }));
}

export async function unlockArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, UnlockArgument, unlockArgument, (made) => ({ to: argumentPage(made), message: "Unlocked." }));
}

export async function moveArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, MoveArgument, moveArgument, ({ thread, id }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Moved. The author is told why.",
  }));
}

export async function lockThreadAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, LockThread, lockThread, (made) => ({ to: threadPage(made), message: "The thread is locked." }));
}

export async function unlockThreadAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, UnlockThread, unlockThread, (made) => ({
    to: threadPage(made),
    message: "The thread is unlocked.",
  }));
}

export async function slowThreadAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SlowThread, slowThread, (made) => ({ to: threadPage(made), message: "Slow mode is on." }));
}

export async function endSlowAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, EndSlow, endSlow, (made) => ({ to: threadPage(made), message: "Slow mode is off." }));
}
