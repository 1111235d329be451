/** To who decides about others: first somebody else takes that over. */
export function RoleFirst() {
  return (
    <p className="rounded-control bg-wash px-4 py-3 text-sm">
      You decide about others here, so give that back first: an admin makes you a member. The last admin makes somebody
      else an admin before that.
    </p>
  );
}
