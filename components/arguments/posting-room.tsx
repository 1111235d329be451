"use client";
import { useEffect, useState } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { slowInWords } from "#lib/locks/limits";
import { inWords } from "#lib/text/in-words";

const FEW_LEFT = 5;

/** As the server knew it: `wait` is in seconds from then. */
export type Room = { wait: number; left: number; slowMinutes: number | null };

/** What a writer should know before posting: how long to wait, that the thread is in slow mode, or that few are left today; else that edits are free at first. */
export function PostingRoom({ room }: { room?: Room | null }) {
  const { posting } = useViewer();
  const wait = useWait(posting?.nextAt, room?.wait ?? 0);
  const { left, slowMinutes } = posting ?? room ?? {};
  return <p className="text-sm text-soft">{wordsOf(wait, left, slowMinutes)}</p>;
}

function wordsOf(wait: number, left: number | undefined, slowMinutes: number | null | undefined): string {
  if (slowMinutes)
    return wait > 0 ? `${slowInWords(slowMinutes)} You can post again ${inWords(wait)}.` : slowInWords(slowMinutes);
  if (wait > 0) return `You can post again ${inWords(wait)}.`;
  if (left === undefined || left > FEW_LEFT) return "You can edit it freely for 15 minutes.";
  return left === 1 ? "You can post 1 more argument today." : `You can post ${left} more arguments today.`;
}

/** Seconds until a moment, counted down; 0 once it is over, and `first` until it is known. */
function useWait(until: string | undefined, first: number): number {
  const [seconds, setSeconds] = useState(first);
  useEffect(() => {
    if (!until) return;
    const look = () => {
      const left = (new Date(until).getTime() - Date.now()) / 1000;
      setSeconds(Math.max(0, Math.ceil(left)));
      if (left <= 0) clearInterval(timer);
    };
    const timer = setInterval(look, 1_000);
    look();
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
