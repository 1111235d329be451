import type { ProviderConfig } from "#lib/config";

/** An account elsewhere that signs a member in, or could. `id` is "" where the operator has taken the provider away. */
export type WayIn = { id: string; key: string; name: string; isLinked: boolean };

/** What is set up, and what a member has linked, though it be set up no more. */
export function waysIn(setUp: readonly ProviderConfig[], linked: readonly { provider: string }[]): WayIn[] {
  const isLinked = (key: string) => linked.some(({ provider }) => provider === key);
  const gone = linked.filter(({ provider }) => !setUp.some(({ key }) => key === provider));
  return [
    ...setUp.map(({ id, key, name }) => ({ id, key, name, isLinked: isLinked(key) })),
    ...gone.map(({ provider }) => ({ id: "", key: provider, name: provider.replace(/^oidc:/, ""), isLinked: true })),
  ];
}
