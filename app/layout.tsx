import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ViewerProvider } from "#components/accounts/viewer-provider";
import { Footer } from "#components/site/footer";
import { Header } from "#components/site/header";
import { inter, sourceSerif } from "#components/ui/fonts";
import { NoticeProvider } from "#components/ui/notice";
import { config } from "#lib/config";
import { nonceOf } from "#lib/http/nonce";
import { THEME_SCRIPT } from "#lib/theme";

export const dynamic = "force-dynamic";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(config().origin),
    title: { default: "Parley", template: "%s · Parley" },
    description: "One article. Two sides. The arguments that both find strong come first.",
    referrer: "strict-origin-when-cross-origin",
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#131416" },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" dir="ltr" className={`${inter.variable} ${sourceSerif.variable}`} suppressHydrationWarning>
      <head>
        <script
          nonce={nonceOf(await headers())}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
        />
      </head>
      <body>
        <ViewerProvider>
          <NoticeProvider>
            <Header />
            {children}
            <Footer />
          </NoticeProvider>
        </ViewerProvider>
      </body>
    </html>
  );
}
