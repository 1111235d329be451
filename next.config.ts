import type { NextConfig } from "next";

export default {
  poweredByHeader: false,
  images: { unoptimized: true },
  reactStrictMode: true,
  // Of the sources alone, so that machines that build the same ones agree (bin/setup.mjs).
  generateBuildId: () => process.env.PARLEY_BUILD ?? null,
  // Titles stand in the head for everybody: pages are sent as a whole, so nobody waits longer for them.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "pino", "@prometheus-io/client"],
  typescript: { ignoreBuildErrors: true }, // npm test checks types
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
} satisfies NextConfig;
