/** Marks an argument that clearly more members of each side call strong than weak. */
export function BothSidesBadge() {
  return <span className="chip bridge">Both sides rate it</span>;
}
