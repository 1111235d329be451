"use client";
import { OffencePicker } from "#components/notices/offence-picker";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { TickField } from "#components/ui/tick-field";
import { sendNoticeAction } from "#lib/notices/actions";
import { EXPLANATION_LENGTH, LAW_LENGTH } from "#lib/notices/rules";

/** A notice of illegal content, with all that Art. 16(2) of Regulation (EU) 2022/2065 asks for. */
export function NoticeForm({ address }: { address: string }) {
  return (
    <ActForm act={sendNoticeAction} label="Notice of illegal content">
      <TextField
        label="Address"
        name="address"
        initial={address}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        hint="Where exactly it is: the address of the argument on this forum. Each argument has a page of its own."
      />
      <OffencePicker />
      <TextField
        label="The law that it breaks"
        name="law"
        most={LAW_LENGTH}
        dir="auto"
        hint="As exactly as you can, with the country: for example “§ 130 of the Criminal Code, Germany”."
      />
      <TextField
        label="Why it is illegal"
        name="explanation"
        rows={6}
        most={EXPLANATION_LENGTH}
        dir="auto"
        hint="Which words, and why that law forbids them. Whoever decides should be able to see it from this alone."
      />
      <TextField
        label="Your name, or that of your organisation"
        name="name"
        autoComplete="name"
        dir="auto"
        hint="Neither the author nor the moderators are shown it. May stay empty if it is about the abuse of children."
      />
      <TextField
        label="Your email"
        name="email"
        type="email"
        autoComplete="email"
        hint="For the receipt and the outcome, and nothing else. May stay empty if it is about the abuse of children."
      />
      <TickField name="goodFaith">I believe in good faith that what I write here is accurate and complete.</TickField>
      <SubmitButton>Send notice</SubmitButton>
    </ActForm>
  );
}
