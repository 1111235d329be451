"use client";
import { createContext, type ReactNode, use, useActionState, useEffect, useRef } from "react";
import { type FormState, NEW_FORM } from "#lib/form-state";

type Act = (previous: FormState, form: FormData) => Promise<FormState>;
type Done = Extract<FormState, { status: "done" }>;

type Props = {
  act: Act;
  /** Given, the page stays where it is and this runs once the act is done, even when what was done takes the form away. */
  onDone?: (done: Done) => void;
  /** What the form is called by screen readers, where no heading says it. */
  label?: string;
  /** Sent along, unseen. */
  hidden?: Record<string, string | number | undefined>;
  className?: string;
  children: ReactNode;
};

const FormStateContext = createContext<FormState>(NEW_FORM);

/** What the form around this field knows of its last try. */
export const useFormState = () => use(FormStateContext);

/** A form that sends one server action. Its fields find their errors, and what was typed, by their names. */
export function ActForm({ act, onDone, label, hidden = {}, className = "space-y-5", children }: Props) {
  const inPlace: Act = async (previous, form) => {
    form.set("inPlace", "yes");
    const next = await act(previous, form);
    if (next.status === "done") onDone?.(next);
    return next;
  };
  const [state, action] = useActionState(onDone ? inPlace : act, NEW_FORM);
  return (
    <form action={action} aria-label={label} className={className}>
      {state.status === "refused" && <Refusal state={state} />}
      {Object.entries(hidden).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FormStateContext value={state}>{children}</FormStateContext>
    </form>
  );
}

/** Why nothing was done: read out, with the focus on the first field that is marked. */
function Refusal({ state }: { state: Extract<FormState, { status: "refused" }> }) {
  const place = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is a new state, and moves the focus again
  useEffect(() => {
    const first = place.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid='true']");
    (first ?? place.current)?.focus();
  }, [state]);
  return (
    <p
      ref={place}
      tabIndex={-1}
      role="alert"
      className="basis-full rounded-control bg-alert-wash px-4 py-3 text-sm text-alert"
    >
      {state.message}
    </p>
  );
}
