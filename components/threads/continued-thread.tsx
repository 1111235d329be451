/** At the head of a later page of a thread: what it is a page of. */
export function ContinuedThread({ slug, title }: { slug: string; title: string }) {
  return (
    <h1 className="pt-10 font-serif text-3xl font-semibold">
      <a href={`/threads/${slug}`} className="hover:underline">
        {title}
      </a>
    </h1>
  );
}
