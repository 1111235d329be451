"use client";
import { useState, useTransition } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { Icon } from "#components/ui/icon";
import { useNotice } from "#components/ui/notice";
import { NEW_FORM } from "#lib/form-state";
import { rateArgumentAction } from "#lib/ratings/actions";
import type { Rating } from "#lib/ratings/schema";

type Props = {
  id: number;
  /** Called when a position has to be asked for first. */
  onAsk: (rating: Rating) => void;
};

const LABELS = { strong: ["arrow-up", "Strong"], weak: ["arrow-down", "Weak"] } as const;

/** “Strong” and “Weak” for members; pressing the pressed one takes the rating back. */
export function RatingButtons({ id, onAsk }: Props) {
  const { position, ratings, reload } = useViewer();
  const showNotice = useNotice();
  const [isPending, start] = useTransition();
  const [pressed, setPressed] = useState<Rating | null>();
  const shown = pressed === undefined ? (ratings[id] ?? null) : pressed;
  const rate = (rating: Rating) => {
    const next = shown === rating ? null : rating;
    const form = new FormData();
    for (const [name, value] of Object.entries({ id, rating: next ?? "none", inPlace: "yes" }))
      form.set(name, String(value));
    setPressed(next);
    start(async () => {
      const done = await rateArgumentAction(NEW_FORM, form).catch(() => ({
        status: "refused" as const,
        message: "This could not be sent: the network is away, or something broke on our side.",
      }));
      if (done.status === "refused") showNotice({ message: done.message });
      await reload();
      setPressed(undefined);
    });
  };
  return (["strong", "weak"] as const).map((rating) => (
    <button
      key={rating}
      type="button"
      data-opens={rating}
      aria-pressed={shown === rating}
      aria-disabled={isPending}
      className="tool aria-pressed:bg-bridge-wash aria-pressed:font-semibold aria-pressed:text-bridge"
      onClick={() => {
        if (isPending) return;
        if (position === null) onAsk(rating);
        else rate(rating);
      }}
    >
      <Icon name={LABELS[rating][0]} className="size-3.5" />
      {LABELS[rating][1]}
    </button>
  ));
}
