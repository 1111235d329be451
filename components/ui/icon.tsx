export type IconName =
  | "bell"
  | "check"
  | "arrow-down"
  | "arrow-up"
  | "chevron-down"
  | "circle-help"
  | "clock"
  | "eye-off"
  | "flag"
  | "gavel"
  | "git-fork"
  | "handshake"
  | "hourglass"
  | "lightbulb"
  | "lock"
  | "log-out"
  | "message-square"
  | "pencil"
  | "quote"
  | "scale"
  | "search"
  | "trash-2"
  | "user";

/** A decoration drawn by the style sheet (app/icons.css); the words beside it say what it means. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return <i className={`icon icon-${name} ${className}`} />;
}
