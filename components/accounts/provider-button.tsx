type Props = { id: string; words: string; then?: string };

/** Leads to a provider by an ordinary form: no script, no cookie before it is pressed. */
export function ProviderButton({ id, words, then }: Props) {
  return (
    <form method="post" action={`/api/auth/signin/${id}`} aria-label={words}>
      {then !== undefined && <input type="hidden" name="then" value={then} />}
      <button
        type="submit"
        className="inline-flex h-11 items-center rounded-full border border-edge bg-card px-6 text-sm font-medium"
      >
        {words}
      </button>
    </form>
  );
}
