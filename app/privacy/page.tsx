import type { Metadata } from "next";
import { WhatAnAccountKeeps } from "#components/accounts/what-an-account-keeps";
import { WhatANoticeKeeps } from "#components/notices/what-a-notice-keeps";
import { Page } from "#components/ui/page";
import { SESSION_DAYS } from "#lib/accounts/rules";
import { flowCookies, pendingCookie, sessionCookie } from "#lib/accounts/session-cookie";

export const metadata: Metadata = { title: "Privacy" };

const cookies = () => [
  [
    sessionCookie().name,
    `Keeps you signed in, for ${SESSION_DAYS} days or until you sign out. Only set when you sign in.`,
  ],
  [
    Object.values(flowCookies())
      .concat(pendingCookie())
      .map(({ name }) => name)
      .join(", "),
    "Bind a sign-in by another service, or by a program through /api/auth, to your browser, for 15 minutes at most.",
  ],
  ["theme", "Remembers that you want light or dark colours. Only set when you choose."],
];

export default function PrivacyPage() {
  return (
    <Page
      title="Privacy"
      intro="Reading needs no account, sets no cookie, stores nothing on your device, and asks no other server for anything."
    >
      <div className="prose-argument max-w-prose text-base">
        <WhatAnAccountKeeps />
        <p>What you post is public under your handle. What was hidden can be read by you and the moderators.</p>
        <p>
          For members it is kept what they were told and which of it they have read, what they want to be told, which
          threads they follow, and which mails were sent to them. Nobody else is shown any of it.
        </p>
        <p>
          Mail to members goes to the address of the account, at most once an hour, and holds nothing that tells whether
          it was opened. Each has a link that ends it. Mail about the account itself, such as a link to set a new
          password, is sent when it is asked for or needed.
        </p>
        <WhatANoticeKeeps />
        <p>
          To stop guessing and flooding, attempts are counted under a keyed hash of the network address or email. The
          key changes daily and the counts go after a day; addresses themselves are not kept.
        </p>
      </div>
      <h2 className="mb-2 mt-8 font-serif text-xl font-semibold">Cookies</h2>
      <dl className="space-y-3">
        {cookies().map(([name, purpose]) => (
          <div key={name}>
            <dt className="font-mono text-sm">{name}</dt>
            <dd className="text-sm text-soft">{purpose}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
