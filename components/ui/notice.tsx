"use client";
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";

type Notice = { message: string; action?: ReactNode };
const SHOWN_MS = 8_000;
const SHOWN_WITH_ACTION_MS = 20_000;

type ShowNotice = (notice: Notice | null) => void;

const NoticeContext = createContext<ShowNotice>(() => {});

/** Shows one sentence at the foot of the window, read out, with at most one thing to do about it. */
export const useNotice = () => use(NoticeContext);

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [isHeld, hold] = useState(false);
  // It leaves by itself, but not from under somebody's pointer or focus.
  useEffect(() => {
    if (!notice || isHeld) return;
    const timer = setTimeout(() => setNotice(null), notice.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, isHeld]);
  // What had the focus, or lay under the pointer, may go with what is replaced, and says nothing of it.
  const show = useCallback<ShowNotice>((next) => {
    hold(false);
    setNotice(next);
  }, []);
  return (
    <NoticeContext value={show}>
      {children}
      <div
        role="status"
        onPointerEnter={() => hold(true)}
        onPointerLeave={() => hold(false)}
        onFocus={() => hold(true)}
        onBlur={() => hold(false)}
        className="screen-only pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4"
      >
        {notice && (
          <div className="pointer-events-auto flex items-center gap-4 rounded-full border border-line bg-ink ps-5 pe-2 text-sm text-paper">
            <p className="py-3">{notice.message}</p>
            {notice.action}
            <button type="button" onClick={() => show(null)} className="h-9 rounded-full px-3 font-medium underline">
              Close
            </button>
          </div>
        )}
      </div>
    </NoticeContext>
  );
}
