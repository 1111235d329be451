/** The words of an argument outside its card: for its author and the moderators. */
export function ArgumentText({ claim, html }: { claim: string | null; html: string }) {
  return (
    <>
      {claim && (
        <p dir="auto" className="font-serif text-lg font-semibold">
          {claim}
        </p>
      )}
      {/* Sanitised when it was written (lib/text/markdown.ts). */}
      <div dir="auto" className="prose-argument mt-2" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
