import { isFormer } from "#lib/privacy/former";

/** The name of who wrote something, with the way to their page; who left has none. */
export function MemberLink({ handle, className }: { handle: string; className?: string }) {
  const name = <bdi>{handle}</bdi>;
  if (isFormer(handle)) return name;
  return (
    <a href={`/members/${handle}`} className={className}>
      {name}
    </a>
  );
}
