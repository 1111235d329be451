import { ThemeSwitch } from "#components/site/theme-switch";
import { Still } from "#components/ui/still";

const LINKS = [
  ["/rules", "House rules"],
  ["/notice", "Report illegal content"],
  ["/log", "Moderation log"],
  ["/transparency", "Transparency"],
  ["/about", "About"],
  ["/privacy", "Privacy"],
  ["/legal", "Legal"],
  ["/settings", "Your account"],
] as const;

export function Footer() {
  return (
    <footer className="border-t border-line">
      <div className="site-foot">
        <Still id="more-links" by="" className="contents">
          <nav aria-label="More" className="links flex flex-wrap gap-x-6 gap-y-1">
            {LINKS.map(([href, label]) => (
              <a key={href} href={href}>
                {label}
              </a>
            ))}
          </nav>
        </Still>
        <div className="ms-auto">
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
}
