import { AsyncLocalStorage } from "node:async_hooks";
import type { StillPart } from "#lib/still-parts";

/**
 * What the socket knows of a request (`address`); what its answer must say that Next cannot (`status`, `headers`);
 * whether something of ours took the request up (`understood`), without which a POST was nonsense; why a form was refused, with
 * what was typed into it, passwords aside (`refusal`); and while a document is rendered, its still parts (lib/still-parts.ts).
 */
export type RequestContext = {
  address: string;
  status?: number;
  headers: Record<string, string>;
  understood?: boolean;
  refusal?: { message: string; typed: Record<string, string> };
  still?: Record<string, StillPart>;
};

// On globalThis, because Next bundles its own copy of this module beside server.ts's.
const held = globalThis as typeof globalThis & { parleyRequests?: AsyncLocalStorage<RequestContext> };
held.parleyRequests ??= new AsyncLocalStorage();
const requests = held.parleyRequests;

/** Runs `work` as part of answering one request. */
export function withRequestContext<T>(context: RequestContext, work: () => T): T {
  return requests.run(context, work);
}

/** The request being answered; outside of one (command line, tests), an address of nobody. */
export function requestContext(): RequestContext {
  return requests.getStore() ?? { address: "none", headers: {} };
}
