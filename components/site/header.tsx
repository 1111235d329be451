import { AccountMenu } from "#components/site/account-menu";
import { SearchField } from "#components/site/search-field";

export function Header() {
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-paper print:static">
      <a
        href="#main"
        className="sr-only rounded-control bg-ink px-4 text-paper focus:not-sr-only focus:absolute focus:start-4 focus:top-2 focus:z-20 focus:py-2"
      >
        Skip to the content
      </a>
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-4 px-4 md:gap-6 md:px-6">
        <a href="/" className="inline-flex items-center font-serif text-xl font-semibold tracking-tight">
          Parley
        </a>
        <nav aria-label="Main" className="hidden gap-5 text-sm text-soft md:flex">
          <a href="/" className="inline-flex items-center py-2 hover:text-ink">
            Threads
          </a>
          <a href="/log" className="inline-flex items-center py-2 hover:text-ink">
            Moderation log
          </a>
          <a href="/about" className="inline-flex items-center py-2 hover:text-ink">
            About
          </a>
        </nav>
        <div className="ms-auto flex min-w-0 flex-1 items-center justify-end gap-1.5 sm:gap-3 md:gap-4 print:hidden">
          <SearchField />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
