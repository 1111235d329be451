import { Fragment, type ReactNode } from "react";
import type { Order } from "#lib/arguments/order";
import type { ShownArgument } from "#lib/arguments/view";
import { BADGE_FROM, BADGE_NET, commonGround, strength } from "#lib/ratings/rules";
import type { Stance } from "#lib/threads/queries";

type Props = { counts: ShownArgument["counts"]; stances: readonly Stance[] };

/** The share of each side that calls an argument strong, as bars and in words; nothing while nobody rated it. */
export function Standing({ counts, stances }: Props) {
  const sides = ratedBy(counts, stances).filter(({ raters }) => raters > 0);
  if (sides.length === 0) return null;
  return (
    <ul>
      {sides.map(({ stance, strong, raters }) => {
        const share = Math.round((strong * 100) / raters);
        return (
          <li key={stance.slug} className={`side-${stance.side} share-${share}`}>
            {`${share}%`}
            <span>{` of ${stance.label} call it strong.`}</span>
          </li>
        );
      })}
    </ul>
  );
}

type WhyProps = Props & { order: Order; stance: Stance | undefined; bothSides: boolean };

function Words({ children }: { children: ReactNode }) {
  return (
    <details>
      <summary>Why here?</summary>
      <p className="why">{children}</p>
    </details>
  );
}

/** Why an argument stands where it stands: the arithmetic of B with its numbers, and what is missing to the badge. */
export function WhyHere({ order, counts, stances, stance, bothSides }: WhyProps) {
  if (order === "newest") return <Words>It stands here by its date: the newest come first.</Words>;
  if (order === "moved")
    return (
      <Words>
        It stands here by how many readers it moved: those from the other side first, of whom fewer than three are not
        told.
      </Words>
    );
  if (order === "strongest") {
    const [own] = ratedBy(
      counts,
      stances.filter((each) => each === stance),
    );
    if (!own) return null;
    return (
      <Words>
        {`It stands here by its own side alone. ${own.stance.label}: ${own.strong} of ${own.raters} strong, (${own.strong} + 1) / (${own.raters} + 2) = ${twoPlaces(strength(own.strong, own.raters))}.`}
      </Words>
    );
  }
  const sides = ratedBy(counts, stances);
  const b = commonGround(counts);
  const factors = sides.map(({ strong, raters }) => twoPlaces(strength(strong, raters)));
  return (
    <details>
      <summary>Why here?</summary>
      <div className="why">
        <p>Each side counts the same, however many it has. An argument that nobody rated starts in the middle.</p>
        <dl>
          {sides.map(({ stance, strong, raters }) => (
            <Fragment key={stance.slug}>
              <dt className={`side-${stance.side}`}>{stance.label}</dt>
              <dd>{`${strong} of ${raters} strong`}</dd>
              <dd>{`(${strong} + 1) / (${raters} + 2) = ${twoPlaces(strength(strong, raters))}`}</dd>
            </Fragment>
          ))}
        </dl>
        <p>{`Common ground: √(${factors.join(" × ")}) = ${twoPlaces(b)}`}</p>
        <p>
          {bothSides
            ? "It has the badge: on both sides, clearly more members call it strong than weak."
            : `The badge “Both sides rate it” is given at ${BADGE_FROM.toFixed(2)}, with at least ${BADGE_NET} more strong than weak ratings on each side.`}
        </p>
      </div>
    </details>
  );
}

function ratedBy(counts: ShownArgument["counts"], stances: readonly Stance[]) {
  return stances.map((stance) =>
    stance.side === 1
      ? { stance, strong: counts.strong1, raters: counts.raters1 }
      : { stance, strong: counts.strong2, raters: counts.raters2 },
  );
}

const twoPlaces = (value: number) => value.toFixed(2);
