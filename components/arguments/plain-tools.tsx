type Props = { id: number; revision: number; canReply: boolean };

const TOOLS = [
  ["strong", "Strong"],
  ["weak", "Weak"],
  ["moved", "This moved me"],
  ["reply", "Reply"],
  ["quote", "Quote"],
  ["report", "Report"],
] as const;
const REPLYING: readonly string[] = ["reply", "quote"];

/**
 * What everybody can do with an argument: buttons that lead to pages (lib/arguments/act-address.ts), whose icons the
 * style sheet draws by their names. For members, LaidOver puts tools that work in place over them.
 */
export function PlainTools({ id, revision, canReply }: Props) {
  return (
    <form action={`/act/${id}`} data-revision={revision > 1 ? revision : undefined}>
      {TOOLS.filter(([name]) => canReply || !REPLYING.includes(name)).map(([name, words]) => (
        // biome-ignore lint/a11y/useButtonType: it sends the form, as any button does; a page has hundreds of them
        <button key={name} name={name}>
          {words}
        </button>
      ))}
    </form>
  );
}
