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
      /** Where to go on from here. */
      link?: { href: string; words: string };
    }
  | ({ status: "done" } & Outcome);

/**
 * Where a form that succeeded leads: to another page, or (sent from within a page) to a message in the same place.
 * `decision`: the number of the decision that was taken, for taking it back. `codes`: recovery codes, which are shown once.
 */
export type Outcome = { to: string; message: string; id?: number; decision?: number; codes?: string[] };

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
