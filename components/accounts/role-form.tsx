"use client";
import { FormMessage } from "#components/ui/form-message";
import { useAct } from "#components/ui/use-act";
import { giveRoleAction } from "#lib/accounts/actions";
import type { Person } from "#lib/viewer";

const ROLES: Record<Person["role"], string> = { member: "Member", moderator: "Moderator", admin: "Admin" };

/** Gives one member another role, from their next request on. */
export function RoleForm({ handle, role }: { handle: string; role: Person["role"] }) {
  const [state, action, pending] = useAct(giveRoleAction);
  return (
    <form action={action} aria-label={`Role of ${handle}`} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="handle" value={handle} />
      <select
        name="role"
        key={role}
        defaultValue={role}
        aria-label={`Role of ${handle}`}
        className="h-9 rounded-control border border-edge bg-card px-2 text-sm"
      >
        {Object.entries(ROLES).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" disabled={pending} className="h-9 rounded-full border border-edge px-4 text-sm">
        Save
      </button>
      {state.status === "refused" && <FormMessage kind="refused" message={state.fields.handle ?? state.message} />}
    </form>
  );
}
