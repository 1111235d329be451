import { RenewCodesForm, TurnOffForm } from "#components/accounts/change-factor-form";
import { FactorDue } from "#components/accounts/factor-due";
import { KeyForApp } from "#components/accounts/key-for-app";
import { PrepareFactorForm } from "#components/accounts/prepare-factor-form";
import { TurnOnForm } from "#components/accounts/turn-on-form";
import { Moment } from "#components/ui/moment";
import type { OwnFactor } from "#lib/accounts/factor-queries";

type Props = {
  factor: OwnFactor | undefined;
  /** The key that was made on this device a moment ago. */
  preparedKey: { text: string; uri: string } | undefined;
  hasPassword: boolean;
  /** Whether their role waits for it. */
  isDue: boolean;
  /** Whether it is asked of them, so that they lose their role's rights without it. */
  isAsked: boolean;
};

/** A member's second step: first the way to a key, then the first code, then what can be done with it. */
export function SecondStep({ factor, preparedKey, hasPassword, isDue, isAsked }: Props) {
  return (
    <>
      {isDue && <FactorDue />}
      {!factor && !preparedKey && <Before hasPassword={hasPassword} />}
      {preparedKey && <KeyForApp {...preparedKey} />}
      <div className="peer">
        <TurnOnForm hasKey={preparedKey !== undefined} />
      </div>
      {factor && (
        // While the first recovery codes are shown, they are all that is to be looked at.
        <div className="peer-has-[ol]:hidden">
          <Since factor={factor} hasPassword={hasPassword} isAsked={isAsked} />
        </div>
      )}
    </>
  );
}

function Before({ hasPassword }: Pick<Props, "hasPassword">) {
  return (
    <>
      <p className="mb-6">
        You need an app that makes codes, such as Aegis, Google Authenticator, FreeOTP or a password manager. It gets a
        key from us and needs no network. All your other devices are signed out when you turn this on.
      </p>
      <PrepareFactorForm hasPassword={hasPassword} />
    </>
  );
}

function Since({ factor, hasPassword, isAsked }: { factor: OwnFactor } & Pick<Props, "hasPassword" | "isAsked">) {
  return (
    <>
      <p>
        On since <Moment at={factor.since} />. Recovery codes that are left: {factor.codesLeft}.
      </p>
      <section aria-labelledby="codes" className="mt-8 border-t border-line pt-6">
        <h2 id="codes" className="mb-2 font-serif text-xl font-semibold">
          New recovery codes
        </h2>
        <p className="mb-4">The ones of before work no more then.</p>
        <RenewCodesForm hasPassword={hasPassword} />
      </section>
      <section aria-labelledby="off" className="mt-10 border-t border-line pt-6">
        <h2 id="off" className="mb-2 font-serif text-xl font-semibold">
          Turn it off
        </h2>
        <p className="mb-4">
          {isAsked
            ? "This forum asks it of you: without it you have a member’s rights until it is on again. "
            : "Your password, or an account elsewhere, is enough to sign in then. "}
          All other devices are signed out.
        </p>
        <TurnOffForm hasPassword={hasPassword} />
      </section>
    </>
  );
}
