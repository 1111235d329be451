"use client";
import { useEffect, useRef } from "react";
import { ORDER_WORDS, ORDERS, type Order } from "#lib/arguments/order";

/**
 * In which order the arguments stand. A button goes there, and no choice by itself: with the arrow keys each order that
 * one looks through is a choice.
 */
export function OrderPicker({ slug, order }: { slug: string; order: Order }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // “Back” can show the page as it was left, with what was chosen to leave it.
    const onShow = ({ persisted }: PageTransitionEvent) => void (persisted && form.current?.reset());
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, []);
  return (
    <form ref={form} action={`/threads/${slug}#arguments`} className="order-picker screen-only">
      <label htmlFor="order">Order</label>
      <select id="order" name="order" defaultValue={order} autoComplete="off">
        {ORDERS.map((name) => (
          <option key={name} value={name}>
            {ORDER_WORDS[name]}
          </option>
        ))}
      </select>
      <button type="submit">Show</button>
    </form>
  );
}
