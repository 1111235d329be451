import { ProviderButton } from "#components/accounts/provider-button";

type Props = { providers: { id: string; name: string }[]; leadsTo: string };

/** Where else somebody can sign in, if the operator set anything up. */
export function ProviderList({ providers, leadsTo }: Props) {
  if (providers.length === 0) return null;
  return (
    <section aria-label="Other ways to sign in" className="mt-8 border-t border-line pt-6">
      <ul className="flex flex-wrap gap-3">
        {providers.map(({ id, name }) => (
          <li key={id}>
            <ProviderButton id={id} label={`Sign in with ${name}`} leadsTo={leadsTo}>
              Sign in with <bdi>{name}</bdi>
            </ProviderButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
