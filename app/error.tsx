"use client";
import { Page } from "#components/ui/page";

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <Page title="Something broke" intro="This is our fault, not yours. Nothing that was accepted is lost.">
      <button type="button" onClick={reset} className="h-11 rounded-full border border-edge px-6 text-sm font-medium">
        Try again
      </button>
    </Page>
  );
}
