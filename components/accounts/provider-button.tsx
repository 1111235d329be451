import type { ReactNode } from "react";

/** `label` in plain words; as children the same, with the name of the provider apart, which may turn the direction. */
type Props = { id: string; label: string; children: ReactNode; leadsTo?: string; look?: keyof typeof LOOK };

const LOOK = { quiet: "h-11 bg-card px-6", small: "h-9 px-4" };

/** Leads to a provider by an ordinary form: no script, no cookie before it is pressed. */
export function ProviderButton({ id, label, children, leadsTo, look = "quiet" }: Props) {
  return (
    <form method="post" action={`/api/auth/signin/${id}`} aria-label={label}>
      {leadsTo !== undefined && <input type="hidden" name="then" value={leadsTo} />}
      <button
        type="submit"
        className={`inline-flex items-center rounded-full border border-edge text-sm font-medium ${LOOK[look]}`}
      >
        <span>{children}</span>
      </button>
    </form>
  );
}
