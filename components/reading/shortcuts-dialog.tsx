import type { Ref } from "react";

type Shortcut = { keys: readonly string[]; does: string };
type Props = {
  ref: Ref<HTMLDialogElement>;
  shortcuts: readonly Shortcut[];
  on: boolean;
  onSwitch: (on: boolean) => void;
};

/** What each key does, and the switch for all of them. The browser gives the focus back when it closes. */
export function ShortcutsDialog({ ref, shortcuts, on, onSwitch }: Props) {
  return (
    <dialog
      ref={ref}
      aria-labelledby="shortcuts"
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-edge bg-card p-6 text-ink backdrop:bg-black/40"
    >
      <h2 id="shortcuts" className="font-serif text-xl font-semibold">
        Keyboard shortcuts
      </h2>
      <dl className="mt-4 space-y-2 text-sm">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-baseline gap-4">
            <dt className="w-16 shrink-0 space-x-1">
              {keys.map((key) => (
                <kbd key={key} className="inline-block min-w-6 rounded border border-edge px-1.5 text-center font-sans">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-5 flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
          className="size-5 accent-ink"
        />
        Single-key shortcuts are on
      </label>
      <form method="dialog" className="mt-3">
        <button type="submit" className="inline-flex h-11 items-center rounded-full bg-ink px-6 text-sm text-paper">
          Close
        </button>
      </form>
    </dialog>
  );
}
