import type { ReactNode } from "react";

/** A page of words or a form: one column with a title. */
export function Page({
  title,
  intro,
  children,
  wide = false,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <main id="main" className={`mx-auto px-4 pb-24 pt-10 md:px-6 ${wide ? "max-w-4xl" : "max-w-2xl"}`}>
      <h1 className="text-balance font-serif text-3xl font-semibold tracking-tight">{title}</h1>
      {intro && <p className="mt-3 font-serif text-lg text-soft">{intro}</p>}
      <div className="mt-8">{children}</div>
    </main>
  );
}
