import type { NoticeTarget as Target } from "#lib/notices/queries";

/** What a notice is to be about, so that nobody reports the wrong argument; without its words where they are hidden. */
export function NoticeTarget({ target }: { target: Target }) {
  return (
    <p className="mb-6 rounded-control bg-wash p-4 text-sm">
      {target.words === null ? (
        <span>It is about an argument that cannot be read at present.</span>
      ) : (
        <>
          <span>{"It is about this argument: "}</span>
          <a href={target.path} className="link">
            <bdi>{target.words}</bdi>
          </a>
        </>
      )}
    </p>
  );
}
