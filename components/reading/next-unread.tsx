"use client";
import { useDesk } from "#components/reading/desk";
import { MarkAllRead } from "#components/reading/mark-all-read";
import { firstInView, focusedArgument, goTo, placesOnPage } from "#components/reading/places-on-page";
import { nextUnread } from "#lib/reading/key-order";

/** For members: to the next argument that is new to them, and that all is read. Nothing when nothing is new. */
export function NextUnread({ slug }: { slug: string }) {
  const { left, isMore } = useDesk();
  if (left.length === 0) return null;
  return (
    <div className="pointer-events-auto flex items-center rounded-full border border-edge bg-card text-sm">
      <button
        type="button"
        onClick={() => goToUnread(slug, left)}
        className="min-h-11 rounded-full px-4 font-medium tabular-nums"
      >
        {`Next unread · ${left.length}${isMore ? "+" : ""}`}
      </button>
      <MarkAllRead slug={slug} className="border-s border-line" buttonClass="min-h-11 rounded-full px-4 text-soft" />
    </div>
  );
}

/** To the next unread argument on this page, else to the page of the oldest one. */
export function goToUnread(slug: string, left: readonly number[]): void {
  const places = placesOnPage({ withFolded: true });
  const here = focusedArgument();
  const id = nextUnread(places, (each) => left.includes(each), here ?? aboveView(places));
  const elsewhere = left.find((each) => !places.some((place) => place.id === each));
  if (id !== undefined) goTo(id);
  else if (elsewhere !== undefined) location.assign(`/threads/${slug}/arguments/${elsewhere}`);
}

/** What the reader has just passed: so that the first one found is in view or further down. */
function aboveView(places: ReturnType<typeof placesOnPage>): number | undefined {
  const first = firstInView(places);
  return places[places.findIndex(({ id }) => id === first) - 1]?.id;
}
