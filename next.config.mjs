// Plain JavaScript: read at each start, for which TypeScript would need Next's compiler, a hundred megabytes.
/** @satisfies {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2"],
  typescript: { ignoreBuildErrors: true }, // npm test checks types
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};
