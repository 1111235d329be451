/** What a form knows of its last try: nothing yet, a draft brought back, refused or previewed (with all that was typed), or done. */
export type FormState =
  | { status: "new" }
  | { status: "restored"; values: Record<string, string> }
  | { status: "preview"; html: string; values: Record<string, string> }
  | {
      status: "refused";
      message: string;
      fields: Readonly<Record<string, string>>;
      values: Record<string, string>;
      /** The session ended meanwhile: signing in, elsewhere, is what helps. */
      signIn?: boolean;
    }
  /** `decision`: the number of the decision that was taken, for taking it back. */
  | { status: "done"; message: string; id?: number; decision?: number };

export const NEW_FORM: FormState = { status: "new" };

/** The error beside a field, if it has one. */
export function errorOf(state: FormState, field: string): string | undefined {
  return state.status === "refused" ? state.fields[field] : undefined;
}

/** What stands in a field: what was typed before, else `initial`. */
export function typedIn(state: FormState, field: string, initial = ""): string {
  return "values" in state ? (state.values[field] ?? initial) : initial;
}

/** The texts of a form by field; files and the framework's own fields are left out. */
export function typedTexts(form: FormData): Record<string, string> {
  const entries = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$"),
  );
  return Object.fromEntries(entries);
}
