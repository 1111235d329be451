import { SESSION_DAYS } from "#lib/accounts/rules";
import { THEME_COOKIE } from "#lib/theme";

/** Every cookie that there is, by name, and what for: all are strictly necessary, or chosen. */
export const cookiesInUse = (sessionName: string): { names: string[]; purpose: string }[] => [
  {
    names: [sessionName],
    purpose: `Keeps you signed in, for ${SESSION_DAYS} days or until you sign out. Only set when you sign in.`,
  },
  {
    names: ["next-auth.csrf-token", "next-auth.callback-url"],
    purpose:
      "Protect a sign-in that another program makes through /api/auth. Never set by reading or by our own forms.",
  },
  { names: [THEME_COOKIE], purpose: "Remembers that you want light or dark colours. Only set when you choose." },
];
