/** The one-time nonce of this rendering (lib/http/answer.ts puts it in, and takes it out of the page again). */
export function nonceOf(headers: { get(name: string): string | null }): string | undefined {
  return /'nonce-([\w-]+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
}
