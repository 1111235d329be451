/** `does`: what it does there, before the `name` of the provider, which may be written in another direction. */
type Props = { id: string; does: "Sign in with" | "Link"; name: string; then?: string; look?: keyof typeof LOOK };

const LOOK = { quiet: "h-11 bg-card px-6", small: "h-9 px-4" };

/** Leads to a provider by an ordinary form: no script, no cookie before it is pressed. */
export function ProviderButton({ id, does, name, then, look = "quiet" }: Props) {
  return (
    <form method="post" action={`/api/auth/signin/${id}`} aria-label={`${does} ${name}`}>
      {then !== undefined && <input type="hidden" name="then" value={then} />}
      <button
        type="submit"
        className={`inline-flex items-center rounded-full border border-edge text-sm font-medium ${LOOK[look]}`}
      >
        <span>
          {`${does} `}
          <bdi>{name}</bdi>
        </span>
      </button>
    </form>
  );
}
