import type { Metadata } from "next";
import { WhatANoticeKeeps } from "#components/notices/what-a-notice-keeps";
import { Page } from "#components/ui/page";
import { SESSION_DAYS } from "#lib/accounts/rules";
import { sessionCookie } from "#lib/accounts/session-cookie";

export const metadata: Metadata = { title: "Privacy" };

const cookies = () => [
  [
    sessionCookie().name,
    `Keeps you signed in, for ${SESSION_DAYS} days or until you sign out. Only set when you sign in.`,
  ],
  [
    "next-auth.csrf-token, next-auth.callback-url",
    "Protect a sign-in that another program makes through /api/auth. Never set by reading or by our own forms.",
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
        <p>
          An account has an email address, a handle and a password. The address is never shown; of the password only an
          Argon2id hash is kept.
        </p>
        <p>What you post is public under your handle. What was hidden can be read by you and the moderators.</p>
        <p>
          For members it is kept what they were told and which of it they have read, what they want to be told, which
          threads they follow, and which mails were sent to them. Nobody else is shown any of it.
        </p>
        <p>
          Mail to members goes to the address of the account, at most once an hour, and holds nothing that tells whether
          it was opened. Each has a link that ends it.
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
