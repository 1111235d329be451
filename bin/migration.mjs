// Writes a migration for each engine from the schema: npm run migration -- --name what_changes
import { spawnSync } from "node:child_process";

for (const DATABASE_URL of ["", "postgres://localhost"]) {
  const { status } = spawnSync("drizzle-kit", ["generate", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL },
  });
  if (status !== 0) process.exit(status ?? 1);
}
