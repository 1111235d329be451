import type { ReactNode } from "react";
import { Counts } from "#components/record/counts";
import { PerDay } from "#components/record/per-day";
import { SidesCompared } from "#components/record/sides-compared";
import { Tiles } from "#components/record/tiles";
import { Empty } from "#components/ui/empty";
import type { Figures as FiguresOfForum } from "#lib/record/figure-queries";
import { worthShowing } from "#lib/record/stats";

/** How the forum was moderated, in figures: what came in, what was decided, and whether both sides were treated alike. */
export function Figures({ figures }: { figures: FiguresOfForum }) {
  const [first, ...others] = worthShowing(figures.comparisons);
  const unseen = figures.comparisons.length - 1 - others.length;
  return (
    <>
      <Tiles figures={figures} />
      <div className="mt-12 grid items-start gap-x-10 gap-y-12 md:grid-cols-2">
        <Part title="Are both sides treated alike?" intro="Share of arguments hidden, per stance, with 95% intervals">
          {first ? (
            <SidesCompared comparison={first} />
          ) : (
            <Empty>No argument was decided on in these days, so there is nothing to compare.</Empty>
          )}
        </Part>
        <Part title="Decisions per day" intro="Arguments hidden, and appeals granted below the line">
          <PerDay days={figures.perDay} />
        </Part>
        {others.length > 0 && (
          <div className="md:col-span-2">
            <Part
              title="The other threads"
              intro="Threads are added up only where both of their stances have the same names: elsewhere a sum would mix different people."
            >
              <div className="grid items-start gap-x-10 gap-y-10 md:grid-cols-2">
                {others.map((comparison) => (
                  <SidesCompared key={comparison.labels.join()} comparison={comparison} />
                ))}
              </div>
              {unseen > 0 && (
                <p className="mt-6 text-sm text-soft">
                  {unseen === 1 ? "One more pair of stances" : `${unseen} more pairs of stances`}, with fewer arguments
                  and without a warning, {unseen === 1 ? "is" : "are"} left out here.
                </p>
              )}
            </Part>
          </div>
        )}
        <Part title="Grounds" intro="The house rule that each decision named">
          <Counts counts={figures.grounds} caption="How often each house rule was the ground" of="Ground" />
        </Part>
        <Part title="What was decided" intro="All of it stands in the moderation log">
          <Counts counts={figures.kinds} caption="How often each thing was decided" of="Decision" />
        </Part>
      </div>
      <HowItIsCounted />
    </>
  );
}

function Part({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="text-balance font-serif text-2xl font-semibold">{title}</h2>
      <p className="mb-4 mt-2 text-sm text-soft">{intro}</p>
      {children}
    </section>
  );
}

function HowItIsCounted() {
  return (
    <section className="mt-12 max-w-2xl space-y-3 text-sm">
      <h2 className="font-serif text-2xl font-semibold">How it is counted</h2>
      <p>
        An argument counts as hidden when it was posted in these days and a moderator hid it, once, whatever became of
        it later. One that was hidden and restored, or whose author’s appeal was granted, is counted all the same: it
        was hidden first. A hide that its moderator took back within ten minutes is not counted, nor is an argument that
        a program held until a moderator read it.
      </p>
      <p>
        The time to decide runs from when the first report or notice came in, or when an argument was held, to the
        decision; half of all decisions took less than the median. Appeals have their own time and are not in it.
      </p>
      <p>
        The test compares the two shares (counts plus one, two proportions). Beyond 1.96 on either side of 0, chance
        alone would be that unlike in fewer than 5 of 100 such comparisons. It is left out where too few were hidden.
        Questions, which are on no side, are in the totals only.
      </p>
    </section>
  );
}
