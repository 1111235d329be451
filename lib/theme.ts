export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "theme";

/** Runs before the first paint, in the browser: the chosen theme, without asking the server for another page. */
export const THEME_SCRIPT = `{const t=document.cookie.match(/(?:^|; )${THEME_COOKIE}=(light|dark)(?:;|$)/);if(t)document.documentElement.dataset.theme=t[1]}`;
