import type { ReactNode } from "react";

/** One sentence on why something did not work, read out. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="mb-4 rounded-control bg-alert-wash px-4 py-3 text-sm text-alert">
      {children}
    </p>
  );
}
