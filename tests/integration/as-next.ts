import { glob } from "node:fs/promises";
import { vi } from "vitest";
import type { FormState } from "#lib/form-state";
import { VISITOR, type Viewer } from "#lib/viewer";

// An action reads who asks from the cookie, and leads on by throwing: both are Next's, and stood in for here.
let viewer: Viewer = VISITOR;
vi.mock("#lib/accounts/current-viewer", () => ({ currentViewer: async () => viewer }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
  headers: async () => new Headers(),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Led(to);
  },
}));

/** Thrown by an action that leads on, with where to. */
export class Led extends Error {}

/** From now on it is this one who asks. */
export function asks(who: Viewer): void {
  viewer = who;
}

export type Action = (previous: FormState, form: FormData) => Promise<FormState | undefined>;

/** Every server action by its name, found on the disk, so that a new one cannot be forgotten. */
export async function everyServerAction(): Promise<Record<string, Action>> {
  const actions: Record<string, Action> = {};
  for await (const file of glob("lib/*/actions.ts")) {
    const [, domain] = file.split("/");
    const found: Record<string, Action> = await import(`../../lib/${domain}/actions.ts`);
    Object.assign(actions, found);
  }
  return actions;
}
