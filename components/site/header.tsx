import { AccountMenu } from "#components/site/account-menu";
import { SearchField } from "#components/site/search-field";
import { Still } from "#components/ui/still";

export function Header() {
  return (
    <header className="site-header">
      <Still id="skip" by="">
        <a href="#main" className="skip">
          Skip to the content
        </a>
      </Still>
      <div className="site-bar">
        <Still id="main-links" by="" className="contents">
          <a href="/" className="inline-flex items-center font-serif text-xl font-semibold tracking-tight">
            Parley
          </a>
          <nav aria-label="Main" className="links hidden gap-5 text-sm text-soft @[45rem]:flex">
            <a href="/">Threads</a>
            <a href="/log">Moderation log</a>
            <a href="/about">About</a>
          </nav>
        </Still>
        <div className="site-bar-end">
          <SearchField />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
