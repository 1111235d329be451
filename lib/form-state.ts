/** What a form knows of its last try: nothing yet, refused or previewed (with all that was typed), or done. */
export type FormState =
  | { status: "new" }
  | { status: "preview"; html: string; values: Record<string, string> }
  | { status: "refused"; message: string; fields: Readonly<Record<string, string>>; values: Record<string, string> }
  | { status: "done"; message: string; id?: number };

export const NEW_FORM: FormState = { status: "new" };

/** The error beside a field, if it has one. */
export function errorOf(state: FormState, field: string): string | undefined {
  return state.status === "refused" ? state.fields[field] : undefined;
}

/** What stands in a field: what was typed before, else `initial`. */
export function typedIn(state: FormState, field: string, initial = ""): string {
  return state.status === "refused" || state.status === "preview" ? (state.values[field] ?? initial) : initial;
}
