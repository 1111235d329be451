import { CreditWords } from "#components/moved/credit-list";
import { TakeBackForm } from "#components/moved/take-back-form";
import type { OwnCredit as Own } from "#lib/moved/queries";

/** What the reader credited an argument with, to be taken back while that is possible. */
export function OwnCredit({ own, argumentId }: { own: Own; argumentId: number }) {
  return (
    <div className="mt-4 rounded-control bg-wash p-4">
      <CreditWords credit={own.credit} />
      {own.canTakeBack ? (
        <TakeBackForm argumentId={argumentId} />
      ) : (
        <p className="mt-2 text-sm text-soft">A credit can be taken back for 24 hours, and these are over.</p>
      )}
    </div>
  );
}
