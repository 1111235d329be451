import { Icon } from "#components/ui/icon";

/** Marks an argument that clearly more members of each side call strong than weak. */
export function BothSidesBadge() {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap rounded-full bg-bridge-wash px-2.5 py-1 font-semibold text-bridge">
      <Icon name="git-fork" className="size-3.5 rotate-180" />
      Both sides rate it
    </span>
  );
}
