"use client";
import { useEffect, useState } from "react";
import { ago, dateOf } from "#lib/ago";

/** A moment: as a date in the page that everybody gets, as “2 hours ago” (or “in 5 minutes”) once the reader's clock is known. */
export function TimeAgo({ at }: { at: string }) {
  const [words, setWords] = useState<string>();
  useEffect(() => setWords(ago(new Date(at), new Date())), [at]);
  return <time dateTime={at}>{words ?? dateOf(at)}</time>;
}
