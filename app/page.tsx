import { ThreadList } from "#components/threads/thread-list";
import { listThreads } from "#lib/threads/queries";

export default async function Home() {
  const threads = await listThreads();
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 pb-24 md:px-6">
      <section className="border-b border-line pb-8 pt-14">
        <h1 className="text-balance font-serif text-4xl font-semibold leading-[1.08] tracking-[-.015em] md:text-5xl">
          One article. Two sides. The arguments that both find strong come first.
        </h1>
        <p className="mt-4 max-w-2xl font-serif text-lg text-soft">
          Read the briefing, say where you stand, argue from it, and see what moves people on the other side.
        </p>
      </section>
      <ThreadList threads={threads} />
    </main>
  );
}
