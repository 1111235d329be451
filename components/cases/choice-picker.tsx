"use client";
import { ChoiceFrame } from "#components/ui/choice-frame";
import { Icon, type IconName } from "#components/ui/icon";

const CHOICES: { value: string; label: string; icon: IconName; keys: string }[] = [
  { value: "keep", label: "Keep", icon: "check", keys: "e" },
  { value: "hide", label: "Hide", icon: "eye-off", keys: "h" },
  { value: "warn", label: "Hide and warn", icon: "message-square", keys: "w" },
  { value: "suspend", label: "Hide and suspend", icon: "gavel", keys: "s" },
];

/** What is to happen with the argument of a case. */
export function ChoicePicker({ isHeld }: { isHeld: boolean }) {
  return (
    <ChoiceFrame legend="Decision" name="decision">
      {(radio) => (
        <div className="mt-2 grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
          {CHOICES.map(({ value, label, icon, keys }) => (
            <label
              key={value}
              className="flex min-h-12 cursor-pointer items-center gap-2.5 rounded-control border border-edge px-3 py-2 text-sm has-checked:border-ink has-checked:bg-wash has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-engage"
            >
              <input {...radio(value)} className="sr-only" />
              <Icon name={icon} />
              <span className="min-w-0 flex-1">{value === "keep" && isHeld ? "Publish" : label}</span>
              <kbd className="pointer-coarse:hidden rounded border border-line px-1.5 font-sans text-xs uppercase text-soft">
                {keys}
              </kbd>
            </label>
          ))}
        </div>
      )}
    </ChoiceFrame>
  );
}
