import type { Metadata } from "next";
import { cookies } from "next/headers";
import { EnterCodeForm } from "#components/accounts/enter-code-form";
import { LinkOver } from "#components/accounts/link-over";
import { SignedInAlready } from "#components/accounts/signed-in-already";
import { Page } from "#components/ui/page";
import { currentViewer } from "#lib/accounts/current-viewer";
import { findAwaitedCode } from "#lib/accounts/factor-queries";
import { codePage } from "#lib/accounts/sentences";
import { codeCookie } from "#lib/accounts/session-cookie";
import { answersForm, pageOrRefusal, type SearchParams, single } from "#lib/page";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

export const metadata: Metadata = { title: "Enter your code", robots: { index: false } };

export default async function EnterCodePage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const then = safePath(single(query.then));
  const by = single(query.by) === "recovery" ? "recovery" : "app";
  const viewer = await currentViewer();
  if (isPerson(viewer)) return <SignedInAlready handle={viewer.handle} />;
  const token = (await cookies()).get(codeCookie().name)?.value ?? "";
  return pageOrRefusal(LinkOver, async () => {
    // A form that was sent says itself whether the sign-in still waits.
    if (!answersForm()) await findAwaitedCode(token);
    return (
      <Page title="Enter your code" intro="Your second step: one code, and you are signed in.">
        <EnterCodeForm key={by} then={then} by={by} />
        <p className="mt-6 text-sm">
          <a href={by === "app" ? `${codePage(then)}&by=recovery` : codePage(then)} className="link">
            {by === "app" ? "Use a recovery code instead" : "Use a code from your app instead"}
          </a>
        </p>
      </Page>
    );
  });
}
