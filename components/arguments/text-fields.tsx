"use client";
import { TextArea, TextField } from "#components/ui/field";
import { BODY_LENGTH, CLAIM_LENGTH, REPLY_LENGTH } from "#lib/arguments/rules";
import { errorOf, type FormState, typedIn } from "#lib/form-state";

export type InitialText = { claim?: string; body?: string; sources?: string };

/** The fields in which an argument or a reply is written, new or edited. */
export function TextFields({
  kind,
  state,
  initial = {},
}: {
  kind: "root" | "reply";
  state: FormState;
  initial?: InitialText;
}) {
  const field = (name: "claim" | "body" | "sources") => ({
    name,
    error: errorOf(state, name),
    initial: typedIn(state, name, initial[name]),
  });
  return (
    <>
      {kind === "root" && (
        <TextField
          label="Claim"
          {...field("claim")}
          hint="One sentence that someone on the other side could disagree with."
          maxLength={CLAIM_LENGTH}
          showLeft
          dir="auto"
          autoComplete="off"
          className="font-serif text-lg"
        />
      )}
      <TextArea
        label={kind === "root" ? "Argument" : "Reply"}
        {...field("body")}
        hint="*emphasis*, > quote, - list, `code`, [words](https://…)"
        maxLength={kind === "root" ? BODY_LENGTH : REPLY_LENGTH}
        showLeft
        dir="auto"
      />
      <details
        open={Boolean(errorOf(state, "sources")) || typedIn(state, "sources", initial.sources) !== "" || undefined}
      >
        <summary className="link inline-flex min-h-6 items-center text-sm">Sources</summary>
        <div className="mt-2">
          <TextArea
            label="Sources"
            {...field("sources")}
            hint="One to a line: an https address, then a title if you like."
            rows={3}
          />
        </div>
      </details>
      {state.status === "preview" && (
        <section aria-label="Preview" className="rounded-control border border-dashed border-edge p-4">
          <h2 className="text-xs font-semibold text-soft">Preview</h2>
          {/* Rendered and sanitised on the server by the function that renders posts. */}
          <div dir="auto" className="prose-argument mt-2" dangerouslySetInnerHTML={{ __html: state.html }} />
        </section>
      )}
    </>
  );
}
