import type { Metadata } from "next";
import { AccountSection } from "#components/accounts/account-section";
import { ChangeEmailForm } from "#components/accounts/change-email-form";
import { ChangePasswordForm } from "#components/accounts/change-password-form";
import { MemberLink } from "#components/accounts/member-link";
import { SecondStepSection } from "#components/accounts/second-step-section";
import { SessionList } from "#components/accounts/session-list";
import { SettingsLinks } from "#components/accounts/settings-links";
import { SignOutForm } from "#components/accounts/sign-out-form";
import { WaysIn } from "#components/accounts/ways-in";
import { Page } from "#components/ui/page";
import { getOwnFactor } from "#lib/accounts/factor-queries";
import { canGiveRoles } from "#lib/accounts/policy";
import { getOwnAccount, listIdentities, listSessions } from "#lib/accounts/queries";
import { problemInWords, SAVED } from "#lib/accounts/sentences";
import { waysIn } from "#lib/accounts/ways-in";
import { providers } from "#lib/config";
import { canReadReports } from "#lib/moderation/policy";
import { requirePerson, type SearchParams, single } from "#lib/page";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requirePerson("/settings");
  const query = await searchParams;
  const saved = single(query.saved);
  const said = (...of: string[]) => (saved !== undefined && of.includes(saved) ? SAVED.get(saved) : undefined);
  const factor = await getOwnFactor(viewer);
  const account = await getOwnAccount(viewer);
  const ways = waysIn(providers(), await listIdentities(viewer));
  return (
    <Page title="Your account" intro={<MemberLink handle={viewer.handle} className="link" />}>
      <SettingsLinks reads={canReadReports(viewer)} givesRoles={canGiveRoles(viewer)} />
      <AccountSection id="password" title="Password" said={said("password")}>
        <ChangePasswordForm hasPassword={account.hasPassword} />
      </AccountSection>
      <SecondStepSection factor={factor} isDue={viewer.waitingRole !== undefined} said={said("factor-off")} />
      <AccountSection id="email" title="Email" said={said("email")}>
        <p className="mb-4 break-words">{account.email}</p>
        <ChangeEmailForm hasPassword={account.hasPassword} />
      </AccountSection>
      {ways.length > 0 && (
        <AccountSection
          id="ways"
          title="Other ways to sign in"
          said={said("confirmed", "linked", "unlinked")}
          problem={problemInWords(single(query.problem))}
        >
          <WaysIn ways={ways} {...account} />
        </AccountSection>
      )}
      <AccountSection id="devices" title="Your devices" said={said("session", "sessions")}>
        <SessionList sessions={await listSessions(viewer)} />
        <div className="mt-6">
          <SignOutForm />
        </div>
      </AccountSection>
    </Page>
  );
}
