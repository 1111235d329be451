import type { ReactNode } from "react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { MemberLink } from "#components/accounts/member-link";
import { ProviderList } from "#components/accounts/provider-list";
import { WaysIn } from "#components/accounts/ways-in";
import { Sources } from "#components/arguments/sources";
import { NoticeText } from "#components/notices/notice-text";
import { NotificationItem } from "#components/notifications/notification-item";
import { OrderList } from "#components/orders/order-list";
import { Entry } from "#components/record/entry";
import { sentenceOf } from "#lib/notifications/sentences";

// Names in a script that goes the other way, with a number at the end, which would change its place with what follows.
const [ONE, TWO, THREE] = ["דיון 12", "مجلس 34", "شورا 56"];
const AT = "2026-03-02T12:00:00.000Z";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/", useSearchParams: () => new Map() }));
beforeEach(() => void vi.stubEnv("PARLEY_ORIGIN", "https://debate.example.org"));

const entry = {
  id: 7,
  kind: "slow" as const,
  at: AT,
  by: { role: "moderator" as const, handle: null },
  ground: null,
  reason: null,
  until: null,
  minutes: 5,
  subtree: false,
  reversesId: null,
  heldById: null,
  answersId: null,
  reversedByIds: [],
  appeal: null,
  thread: { slug: "t", title: ONE },
  argumentId: 3,
};
const told = {
  id: 1,
  kind: "reply" as const,
  at: AT,
  unread: true,
  sentence: sentenceOf({ kind: "reply", actor: ONE, own: { name: TWO, isReply: false } }),
  excerpt: null,
  ground: null,
  reason: null,
  target: "/",
};
const order = {
  id: 1,
  thread: "t",
  argumentId: 1,
  authority: ONE,
  reference: TWO,
  receivedAt: AT,
  dueAt: AT,
  doneAt: AT,
  asOf: AT,
  canExecute: false,
};
const ways = [
  { id: "oidc", key: "oidc:a", name: ONE, isLinked: true },
  { id: "google", key: "google", name: TWO, isLinked: false },
];

test.each<[string, ReactNode, string[]]>([
  ["a member", createElement(MemberLink, { handle: ONE }), [ONE]],
  ["a thread in the log", createElement(Entry, { entry, onPage: [] }), [ONE]],
  ["who did what to which argument", createElement(NotificationItem, { view: told }), [ONE, TWO]],
  ["an authority and its reference", createElement(OrderList, { orders: [order] }), [ONE, TWO]],
  [
    "a source and its publisher",
    createElement(Sources, { sources: [{ title: ONE, url: "https://example.org/", publisher: TWO, date: THREE }] }),
    [ONE, TWO, THREE],
  ],
  [
    "a law in a notice",
    createElement(NoticeText, {
      notice: { at: AT, law: ONE, explanation: "It is.", address: "/", isAgainstChildren: false },
    }),
    [ONE],
  ],
  ["a provider", createElement(ProviderList, { providers: [{ id: "oidc", name: ONE }], leadsTo: "/" }), [ONE]],
  ["an account elsewhere", createElement(WaysIn, { ways, hasPassword: true, isConfirmed: true }), [ONE, TWO]],
])("the name of %s is kept apart from the direction of the words around it", (_, shown, names) => {
  const html = renderToStaticMarkup(shown);
  const outside = html.replace(/<bdi[^>]*>[^<]*<\/bdi>/g, "").replace(/ aria-label="[^"]*"/g, "");
  for (const name of names) {
    expect(html).toMatch(new RegExp(`<bdi[^>]*>${name}</bdi>`));
    expect(outside).not.toContain(`>${name}`);
    expect(outside.replace(/<[^>]*>/g, "")).not.toContain(name);
  }
});
