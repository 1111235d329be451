"use client";
import { unstable_rethrow } from "next/navigation";
import {
  createContext,
  type ReactNode,
  use,
  useActionState,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { DraftOffer, useDraft } from "#components/ui/draft";
import { TimeAgo } from "#components/ui/time-ago";
import { type FormState, NEW_FORM, typedTexts } from "#lib/form-state";

type Act = (previous: FormState, form: FormData) => Promise<FormState>;
type Done = Extract<FormState, { status: "done" }>;

type Props = {
  act: Act;
  /** How a script sends the form, where it has a shorter way than the act; the form without one sends the act. */
  send?: Act;
  /** Given, the page stays where it is and this runs once the act is done, even when what was done takes the form away. */
  onDone?: (done: Done) => void;
  /** Runs when the act leads to another page instead. */
  onLed?: () => void;
  /** What the form is called by screen readers, where no heading says it. */
  label?: string;
  /** Sent along, unseen. */
  hidden?: Record<string, string | number | undefined>;
  /** What the form's drafts are kept under on this device; without it none are kept. */
  draft?: string;
  className?: string;
  children: ReactNode;
};

const NOT_SENT =
  "This could not be sent: the network is away, it is too long, or something broke on our side. Everything you typed is still here.";
const subscribeToNothing = () => () => {};

const FormStateContext = createContext<FormState>(NEW_FORM);

/** What the form around this field knows of its last try. */
export const useFormState = () => use(FormStateContext);

/** A form that sends one server action. Its fields find their errors, and what was typed, by their names. */
export function ActForm({
  act,
  send = act,
  onDone,
  onLed,
  label,
  hidden = {},
  draft: draftKey,
  className = "space-y-5",
  children,
}: Props) {
  const isHydrated = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  const draft = useDraft(draftKey);
  const sent: Act = async (previous, form) => {
    if (onDone) form.set("inPlace", "yes");
    const next = await send(previous, form).catch((error: unknown): FormState => {
      try {
        unstable_rethrow(error);
      } catch (leaving) {
        // The act leads to another page, so what was typed has arrived.
        draft.forget();
        onLed?.();
        throw leaving;
      }
      return { status: "refused", message: NOT_SENT, fields: {}, values: typedTexts(form) };
    });
    if (next.status === "done") draft.forget();
    if (next.status === "done") onDone?.(next);
    return next;
  };
  // Before there is a script, the form itself sends the server action.
  const [state, action] = useActionState(isHydrated ? sent : act, NEW_FORM);
  // Until the form is sent the next time.
  const [restoredOver, setRestoredOver] = useState<FormState>();
  const shown: FormState =
    restoredOver === state && draft.restored ? { status: "restored", values: draft.restored.values } : state;
  const bringBack = () => {
    draft.bringBack();
    setRestoredOver(state);
  };
  return (
    <form
      action={action}
      aria-label={label}
      className={className}
      onInput={(event) => draft.save(typedInto(event.currentTarget, hidden))}
    >
      {draft.offered && <DraftOffer draft={draft.offered} onBringBack={bringBack} onForget={draft.discard} />}
      {state.status === "refused" && <Refusal state={state} />}
      {Object.entries(hidden).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FormStateContext value={shown} key={draft.restored?.at}>
        {children}
      </FormStateContext>
      {draft.savedAt && (
        <p className="text-sm text-soft">
          Saved on this device <TimeAgo at={draft.savedAt} />
        </p>
      )}
    </form>
  );
}

/** What a person typed: without what the form sends along unseen. */
function typedInto(form: HTMLFormElement, hidden: object): Record<string, string> {
  return Object.fromEntries(Object.entries(typedTexts(new FormData(form))).filter(([name]) => !(name in hidden)));
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
      {state.signIn && (
        <>
          {" "}
          <a href="/signin" target="_blank" className="link" rel="noopener">
            Sign in in another tab
          </a>
          , then send it again.
        </>
      )}
      {state.link && (
        <a href={state.link.href} className="link mt-2 block w-fit">
          {state.link.words}
        </a>
      )}
    </p>
  );
}
