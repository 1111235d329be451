"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { giveRoleAction } from "#lib/accounts/actions";
import type { Person } from "#lib/viewer";

const ROLES: Record<Person["role"], string> = { member: "Member", moderator: "Moderator", admin: "Admin" };

/** Gives one member another role, from their next request on. */
export function RoleForm({ handle, role }: { handle: string; role: Person["role"] }) {
  const showNotice = useNotice();
  return (
    <ActForm
      act={giveRoleAction}
      onDone={({ message }) => showNotice({ message })}
      label={`Role of ${handle}`}
      hidden={{ handle }}
      className="flex flex-wrap items-center gap-2"
    >
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
      <SubmitButton look="small">Save</SubmitButton>
    </ActForm>
  );
}
