/** The way from an argument to a notice of illegal content about it, which needs no account and no script. */
export function NoticeLink({ id }: { id: number }) {
  return (
    <a href={`/notice?argument=${id}`} className="link">
      Report illegal content
    </a>
  );
}
