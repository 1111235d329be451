"use client";

/** What is shown when not even the frame of the page could be drawn. */
export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <head>
        <title>Something broke · Parley</title>
      </head>
      <body>
        <main>
          <h1>Something broke</h1>
          <p>This is our fault, not yours. Nothing that was accepted is lost. Please reload the page.</p>
        </main>
      </body>
    </html>
  );
}
