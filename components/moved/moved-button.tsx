"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { Icon } from "#components/ui/icon";

type Props = {
  id: number;
  thread: string;
  /** Opens the form in place. */
  onAsk: () => void;
};

/** “This moved me”, for members. Once said, it leads to the page where it can be taken back. */
export function MovedButton({ id, thread, onAsk }: Props) {
  const { credited } = useViewer();
  const wasMoved = credited.includes(id);
  return (
    <button
      type="submit"
      form="argue"
      formAction={`/threads/${thread}/arguments/${id}/moved`}
      data-opens="credit"
      aria-pressed={wasMoved}
      className="tool aria-pressed:bg-bridge-wash aria-pressed:font-semibold aria-pressed:text-bridge"
      onClick={(event) => {
        if (wasMoved) return;
        event.preventDefault();
        onAsk();
      }}
    >
      <Icon name="lightbulb" className="size-3.5" />
      {wasMoved ? "You were moved" : "This moved me"}
    </button>
  );
}
