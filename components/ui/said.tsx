import type { ReactNode } from "react";

/** One sentence on what was done, read out. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mb-4 rounded-control bg-wash px-4 py-3 text-sm">
      {children}
    </p>
  );
}
