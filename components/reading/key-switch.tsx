"use client";
import { useEffect, useState } from "react";

const STORED_AS = "parley:keys";

/** Whether single keys do something on this device; each reader can switch them off. */
export function useKeySwitch(): { on: boolean; change: (next: boolean) => void } {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(recall()), []);
  const change = (next: boolean) => {
    setOn(next);
    keep(next);
  };
  return { on, change };
}

function recall(): boolean {
  try {
    return localStorage.getItem(STORED_AS) !== "off";
  } catch {
    return true;
  }
}

function keep(on: boolean) {
  try {
    localStorage.setItem(STORED_AS, on ? "on" : "off");
  } catch {
    // Then it holds for this page.
  }
}
