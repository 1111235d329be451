import type { ReactNode } from "react";
import { Said } from "#components/ui/said";

type Props = { id: string; title: string; said?: string; children: ReactNode };

/** One thing about an account, and what was just done to it. */
export function AccountSection({ id, title, said, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-line pt-6 first:mt-0 first:border-0 first:pt-0">
      <h2 id={id} className="mb-4 font-serif text-xl font-semibold">
        {title}
      </h2>
      {said && <Said>{said}</Said>}
      {children}
    </section>
  );
}
