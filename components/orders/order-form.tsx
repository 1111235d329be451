"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { useNotice } from "#components/ui/notice";
import { enterOrderAction } from "#lib/orders/actions";

/** Writes down an order as it came. `now` is the moment of the page, to the minute and without a zone. */
export function OrderForm({ now }: { now: string }) {
  const showNotice = useNotice();
  return (
    <ActForm act={enterOrderAction} onDone={showNotice} label="Write down an order">
      <TextField label="Authority" name="authority" dir="auto" hint="As the order names it, with the country." />
      <TextField label="Reference" name="reference" hint="The number that the authority gave the order." />
      <TextField
        label="Argument"
        name="place"
        autoCapitalize="none"
        spellCheck={false}
        hint="Its address on this forum, or its number. An order that names several is written down once for each."
      />
      <TextField
        label="Received at (UTC)"
        name="receivedAt"
        type="datetime-local"
        initial={now}
        className="max-w-xs"
        hint="When it came to the contact, not when you read it: the hour runs from there."
      />
      <SubmitButton>Write it down</SubmitButton>
    </ActForm>
  );
}
