import { z } from "zod";
import { NOTIFICATION_KINDS } from "#db/schema/notifications";
import { ArgumentId } from "#lib/arguments/schema";

/** Notifications are numbered like arguments. */
export const NotificationId = ArgumentId;

/** Which ones to mark: one, or all up to the newest that the page showed. */
export const MarkRead = z.union([z.object({ id: NotificationId }), z.object({ upTo: NotificationId })]);
export type MarkRead = z.infer<typeof MarkRead>;

/** The boxes of the form, `⟨kind⟩.page` and `⟨kind⟩.mail`; one that is not ticked is not sent. */
export const SaveSwitches = z.record(z.string(), z.string()).transform((form) => ({
  switches: NOTIFICATION_KINDS.map((kind) => ({
    kind,
    onPage: form[`${kind}.page`] !== undefined,
    byMail: form[`${kind}.mail`] !== undefined,
  })),
}));
export type SaveSwitches = z.infer<typeof SaveSwitches>;
