import { AccountSection } from "#components/accounts/account-section";
import { FactorDue } from "#components/accounts/factor-due";
import { Moment } from "#components/ui/moment";
import type { OwnFactor } from "#lib/accounts/factor-queries";

type Props = { factor: OwnFactor | undefined; isDue: boolean; said?: string };

/** Whether signing in takes a code as well, with the way to change that. */
export function SecondStepSection({ factor, isDue, said }: Props) {
  return (
    <AccountSection id="second-step" title="Second step" said={said}>
      {isDue && <FactorDue />}
      {factor ? (
        <p className="mb-4">
          On since <Moment at={factor.since} />. Recovery codes that are left: {factor.codesLeft}.
        </p>
      ) : (
        <p className="mb-4">Off. With it, nobody signs in as you who has found out your password and nothing else.</p>
      )}
      <a
        href="/settings/second-step"
        className="inline-flex h-11 items-center rounded-full border border-edge bg-card px-6 text-sm font-medium"
      >
        {factor ? "Change your second step" : "Set up a second step"}
      </a>
    </AccountSection>
  );
}
