import { SideIcon } from "#components/arguments/stance-chip";
import { type Balance, shares } from "#lib/positions/balance";
import type { Stance } from "#lib/threads/queries";

type Props = {
  stances: readonly [Stance, Stance];
  balance: Balance;
  narrow?: boolean;
  /** The address of how they came there. */
  minds?: string;
};

/** Where the members stand on the motion, as a bar and in words; where it is narrow, with shapes for words. */
export function BalanceBar({ stances: [yes, no], balance, narrow = false, minds }: Props) {
  const share = shares(balance);
  const taken = balance.yes + balance.undecided + balance.no;
  return (
    <div>
      <svg
        aria-hidden="true"
        className="h-3 w-full overflow-hidden rounded-full"
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
      >
        <rect width="100" height="2" className="fill-line" />
        <rect width={share.yes} height="2" className="fill-engage" />
        <rect x={100 - share.no} width={share.no} height="2" className="fill-concern" />
      </svg>
      {taken === 0 ? (
        <p className="mt-2 text-sm text-soft">
          {balance.few ? "Few have said yet where they stand." : "Nobody has said yet where they stand."}
        </p>
      ) : (
        <div className="mt-2 flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm md:flex-nowrap">
          <Share stance={yes} share={share.yes} narrow={narrow} />
          {!narrow && <Rest undecided={share.undecided} taken={taken} changed={balance.changed} minds={minds} />}
          <Share stance={no} share={share.no} narrow={narrow} />
        </div>
      )}
    </div>
  );
}

function Share({ stance, share, narrow }: { stance: Stance; share: number; narrow: boolean }) {
  return (
    <span className={`side-${stance.side} inline-flex items-center gap-1.5 whitespace-nowrap font-semibold text-side`}>
      <SideIcon side={stance.side} />
      {`${share}%`}
      <span className={narrow ? "sr-only" : ""}>{` ${stance.label.toLowerCase()}`}</span>
    </span>
  );
}

type RestProps = { undecided: number; taken: number; changed: number; minds?: string };

function Rest({ undecided, taken, changed, minds }: RestProps) {
  const changedWords = changed === 1 ? "1 changed their mind" : `${changed.toLocaleString("en")} changed their mind`;
  return (
    <span className="text-soft max-md:order-last max-md:basis-full md:text-center">
      {`${undecided}% undecided · `}
      {`${taken.toLocaleString("en")} members`}
      {changed > 0 && " · "}
      {changed > 0 && (minds ? <ChangedLink href={minds} words={changedWords} /> : changedWords)}
    </span>
  );
}

function ChangedLink({ href, words }: { href: string; words: string }) {
  return (
    <a href={href} className="link inline-flex min-h-6 items-center">
      {words}
    </a>
  );
}
