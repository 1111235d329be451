import { existsSync } from "node:fs";

const PLACES = [process.env.PLAYWRIGHT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];

// Root needs no-sandbox; the rest keeps the browser from calling its maker, which a closed network refuses.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How every test starts its browser: the Chromium that is there (bin/setup.mjs sees to one), else Playwright's own. */
export const chromium = {
  browserName: "chromium",
  launchOptions: { executablePath: PLACES.find((file) => file && existsSync(file)), args: FLAGS },
} as const;
