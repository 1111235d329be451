export type IconName =
  | "bell"
  | "check"
  | "arrow-down"
  | "arrow-up"
  | "chevron-down"
  | "circle-help"
  | "eye-off"
  | "flag"
  | "gavel"
  | "git-fork"
  | "handshake"
  | "lightbulb"
  | "message-square"
  | "pencil"
  | "quote"
  | "scale"
  | "search"
  | "trash-2";

/** A decoration from public/icons.svg; the words beside it say what it means. */
export function Icon({ name, className = "size-4" }: { name: IconName; className?: string }) {
  return (
    <svg className={`shrink-0 ${className}`} aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
