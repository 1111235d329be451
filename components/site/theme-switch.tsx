"use client";
import { useEffect, useState } from "react";
import { THEME_COOKIE, THEMES, type Theme } from "#lib/theme";

const LABELS: Record<Theme, string> = { system: "As the device", light: "Light", dark: "Dark" };
const A_YEAR_SECONDS = 31_536_000;

/** Light or dark, for those who want another than their device has. Only then is a cookie set. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => {
    const chosen = document.documentElement.dataset.theme;
    if (chosen === "light" || chosen === "dark") setTheme(chosen);
  }, []);
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    const age = next === "system" ? 0 : A_YEAR_SECONDS;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${age}; samesite=lax`;
  };
  return (
    <label className="noscript:hidden flex items-center gap-2">
      Colours
      <select
        value={theme}
        onChange={(event) => choose(THEMES.find((name) => name === event.target.value) ?? "system")}
        className="h-9 rounded-control border border-edge bg-card px-2 text-ink"
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {LABELS[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
