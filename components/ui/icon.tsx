export type IconName =
  | "handshake"
  | "scale"
  | "message-square"
  | "quote"
  | "search"
  | "pencil"
  | "trash-2"
  | "eye-off"
  | "undo-2"
  | "link"
  | "chevron-down"
  | "sun"
  | "moon"
  | "monitor"
  | "x"
  | "circle-help"
  | "user"
  | "plus"
  | "history"
  | "triangle-alert"
  | "corner-down-right";

/** A decoration from public/icons.svg; the words beside it say what it means. */
export function Icon({ name, className = "size-4" }: { name: IconName; className?: string }) {
  return (
    <svg className={`shrink-0 ${className}`} aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
