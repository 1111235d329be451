import { SESSION_DAYS } from "#lib/accounts/rules";
import { THEME_COOKIE } from "#lib/theme";

/** Every cookie that there is, by name, and what for: all are strictly necessary, or chosen. */
export const cookiesInUse = (sessionName: string, ofSignIn: string[]): { names: string[]; purpose: string }[] => [
  {
    names: [sessionName],
    purpose: `Keeps you signed in, for ${SESSION_DAYS} days or until you sign out. Only set when you sign in.`,
  },
  {
    names: ofSignIn,
    purpose:
      "Bind a sign-in by another service, by a program through /api/auth, or with a second step, to your browser, for 15 minutes at most.",
  },
  { names: [THEME_COOKIE], purpose: "Remembers that you want light or dark colours. Only set when you choose." },
];
