"use client";
import { useFormState } from "#components/ui/act-form";
import { FieldFrame, TextField } from "#components/ui/field";
import { BODY_LENGTH, CLAIM_LENGTH, REPLY_LENGTH } from "#lib/arguments/rules";
import { errorOf, typedIn } from "#lib/form-state";
import { LANGUAGES } from "#lib/text/languages";

export type InitialText = { claim?: string; body?: string; sources?: string; language?: string };

/** The fields in which an argument or a reply is written, new or edited, and its preview when one was asked for. */
export function TextFields({ kind, initial = {} }: { kind: "root" | "reply"; initial?: InitialText }) {
  const isRoot = kind === "root";
  return (
    <>
      {isRoot && (
        <TextField
          label="Claim"
          name="claim"
          initial={initial.claim}
          hint="One sentence that someone on the other side could disagree with."
          most={CLAIM_LENGTH}
          dir="auto"
          autoComplete="off"
          className="font-serif text-lg"
        />
      )}
      <TextField
        label={isRoot ? "Argument" : "Reply"}
        name="body"
        initial={initial.body}
        rows={6}
        hint="*emphasis*, > quote, - list, `code`, [words](https://…)"
        most={isRoot ? BODY_LENGTH : REPLY_LENGTH}
        dir="auto"
      />
      <LanguageField initial={initial.language} />
      <SourcesField initial={initial.sources} />
      <Preview />
    </>
  );
}

/** For those who write in another language than the page: screen readers and hyphenation go by it. */
function LanguageField({ initial = "" }: { initial?: string }) {
  const typed = typedIn(useFormState(), "language", initial);
  return (
    <details open={typed !== "" || undefined}>
      <summary className="link inline-flex min-h-6 items-center text-sm">Language</summary>
      <FieldFrame label="Language" name="language" hint="Which one you write in. You can leave it open.">
        {(control) => (
          // By its value: React does not change the default of one that is there.
          <select key={typed} className="field mt-1.5 h-11 text-sm" defaultValue={typed} {...control}>
            <option value="">Not said</option>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
    </details>
  );
}

function SourcesField({ initial }: { initial?: string }) {
  const state = useFormState();
  const isInUse = Boolean(errorOf(state, "sources")) || typedIn(state, "sources", initial) !== "";
  return (
    <details open={isInUse || undefined}>
      <summary className="link inline-flex min-h-6 items-center text-sm">Sources</summary>
      <div className="mt-2">
        <TextField
          label="Sources"
          name="sources"
          initial={initial}
          rows={3}
          hint="One to a line: an https address, then a title if you like."
        />
      </div>
    </details>
  );
}

function Preview() {
  const state = useFormState();
  if (state.status !== "preview") return null;
  return (
    <section aria-label="Preview" className="rounded-control border border-dashed border-edge p-4">
      <h2 className="text-xs font-semibold text-soft">Preview</h2>
      {/* Rendered and sanitised on the server by the function that renders posts. */}
      <div dir="auto" className="prose-argument mt-2" dangerouslySetInnerHTML={{ __html: state.html }} />
    </section>
  );
}
