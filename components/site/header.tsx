import { AccountMenu } from "#components/site/account-menu";
import { SearchField } from "#components/site/search-field";
import { Still } from "#components/ui/still";

export function Header() {
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-paper print:static">
      <Still id="skip">
        <a href="#main" className="skip">
          Skip to the content
        </a>
      </Still>
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-4 px-4 md:gap-6 md:px-6">
        <Still id="main-links" className="contents">
          <a href="/" className="inline-flex items-center font-serif text-xl font-semibold tracking-tight">
            Parley
          </a>
          <nav aria-label="Main" className="links hidden gap-5 text-sm text-soft md:flex">
            <a href="/">Threads</a>
            <a href="/log">Moderation log</a>
            <a href="/about">About</a>
          </nav>
        </Still>
        <div className="ms-auto flex min-w-0 flex-1 items-center justify-end gap-1.5 sm:gap-3 md:gap-4 print:hidden">
          <SearchField />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
