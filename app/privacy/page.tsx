import type { Metadata } from "next";
import { WhatAnAccountKeeps } from "#components/accounts/what-an-account-keeps";
import { WhatANoticeKeeps } from "#components/notices/what-a-notice-keeps";
import { RetentionTable } from "#components/privacy/retention-table";
import { Page } from "#components/ui/page";
import { cookiesOfSignIn, sessionCookie } from "#lib/accounts/session-cookie";
import { cookiesInUse } from "#lib/privacy/cookies";

export const metadata: Metadata = { title: "Privacy" };

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
      </div>
      <RetentionTable />
      <h2 className="mb-2 mt-8 font-serif text-xl font-semibold">Cookies</h2>
      <dl className="space-y-3">
        {cookiesInUse(sessionCookie().name, cookiesOfSignIn()).map(({ names, purpose }) => (
          <div key={names[0]}>
            <dt className="font-mono text-sm">{names.join(", ")}</dt>
            <dd className="text-sm text-soft">{purpose}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
