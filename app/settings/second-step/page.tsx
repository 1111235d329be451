import type { Metadata } from "next";
import { SecondStep } from "#components/accounts/second-step";
import { Page } from "#components/ui/page";
import { getOwnFactor, getPreparedKey } from "#lib/accounts/factor-queries";
import { isFactorAskedOf } from "#lib/accounts/factor-required";
import { getOwnAccount } from "#lib/accounts/queries";
import { secondFactorAskedOf } from "#lib/config";
import { requirePerson } from "#lib/page";

export const metadata: Metadata = { title: "Second step", robots: { index: false } };

export default async function SecondStepPage() {
  const viewer = await requirePerson("/settings/second-step");
  const { hasPassword } = await getOwnAccount(viewer);
  return (
    <Page
      title="Second step"
      intro="Signing in takes a code from an app as well, which changes every half minute and works once."
    >
      <SecondStep
        factor={await getOwnFactor(viewer)}
        preparedKey={await getPreparedKey(viewer)}
        hasPassword={hasPassword}
        isDue={viewer.waitingRole !== undefined}
        isAsked={isFactorAskedOf(secondFactorAskedOf(), viewer)}
      />
    </Page>
  );
}
