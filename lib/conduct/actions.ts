"use server";
import { act } from "#lib/action";
import { addNote } from "#lib/conduct/add-note";
import { AddNote } from "#lib/conduct/schema";
import type { FormState } from "#lib/form-state";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { LiftSuspension, SuspendMember, WarnMember } from "#lib/moderation/schema";
import { suspendMember } from "#lib/moderation/suspend-member";
import { warnMember } from "#lib/moderation/warn-member";

const pageOf = ({ handle }: { handle: string }) => `/moderation/members/${handle}`;

export async function addNoteAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, AddNote, addNote, (made) => ({ to: pageOf(made), message: "Noted." }));
}

export async function warnMemberAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, WarnMember, warnMember, (made) => ({
    to: pageOf(made),
    message: "Warned. The member is told why.",
  }));
}

export async function suspendMemberAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SuspendMember, suspendMember, (made) => ({
    to: pageOf(made),
    message: "Suspended. The member is told why.",
  }));
}

export async function liftSuspensionAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, LiftSuspension, liftSuspension, (made) => ({ to: pageOf(made), message: "Lifted." }));
}
