import { Still } from "#components/ui/still";
import type { Stance } from "#lib/threads/queries";

/** On a phone: both sides taking turns, or one alone. Plain radios; the style sheet does the rest. */
export function SideSwitch({ stances }: { stances: readonly Stance[] }) {
  const choices = [
    { id: "show-both", label: "Both sides" },
    ...stances.map((stance) => ({ id: `show-${stance.side}`, label: stance.label })),
  ];
  return (
    <Still id="side-switch" by={JSON.stringify(stances)}>
      <fieldset className="side-switch">
        <legend className="sr-only">Which arguments to show</legend>
        {choices.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" id={id} name="show" defaultChecked={id === "show-both"} />
            {label}
          </label>
        ))}
      </fieldset>
    </Still>
  );
}
