import { FACTOR_DUE } from "#lib/accounts/sentences";

/** Tells a moderator or admin why they have a member's rights alone. */
export function FactorDue() {
  return <p className="mb-4 rounded-control bg-alert-wash px-4 py-3 text-sm text-alert">{FACTOR_DUE}</p>;
}
