import type { ReactNode } from "react";
import { Problem } from "#components/ui/problem";
import { Said } from "#components/ui/said";

type Props = { id: string; title: string; said?: string; problem?: string; children: ReactNode };

/** One thing about an account, and what was just done to it, or why not. */
export function AccountSection({ id, title, said, problem, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-line pt-6">
      <h2 id={id} className="mb-4 font-serif text-xl font-semibold">
        {title}
      </h2>
      {said && <Said>{said}</Said>}
      {problem && <Problem>{problem}</Problem>}
      {children}
    </section>
  );
}
