import { ConfirmForm } from "#components/accounts/confirm-form";
import { ProviderButton } from "#components/accounts/provider-button";
import { UnlinkForm } from "#components/accounts/unlink-form";
import type { WayIn } from "#lib/accounts/ways-in";

type Props = { ways: WayIn[]; hasPassword: boolean; isConfirmed: boolean };

/** The accounts elsewhere by which a member signs in, and could. Changing them needs to be confirmed first. */
export function WaysIn({ ways, hasPassword, isConfirmed }: Props) {
  return (
    <>
      <ul className="divide-y divide-line">
        {ways.map((way) => (
          <li key={way.key} className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 py-2">
            <p className="me-auto">
              <bdi className="font-medium">{way.name}</bdi>
              <span className="ms-2 text-sm text-soft">{way.isLinked ? "signs you in" : "not linked"}</span>
            </p>
            {isConfirmed && way.isLinked && <UnlinkForm provider={way.key} name={way.name} />}
            {isConfirmed && !way.isLinked && (
              <ProviderButton look="small" id={way.id} label={`Link ${way.name}`}>
                Link <bdi>{way.name}</bdi>
              </ProviderButton>
            )}
          </li>
        ))}
      </ul>
      {!isConfirmed && hasPassword && <ConfirmForm />}
      {!isConfirmed && !hasPassword && (
        <p className="mt-2 text-sm text-soft">
          To change this, sign out and in again: it can be done within ten minutes of signing in.
        </p>
      )}
    </>
  );
}
