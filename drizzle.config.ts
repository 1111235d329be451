import { defineConfig } from "drizzle-kit";

// One schema, two engines (docs/decisions/0028): `npm run migration` writes a migration for each.
const dialect = process.env.DATABASE_URL ? "postgresql" : "sqlite";

export default defineConfig({
  dialect,
  schema: "./db/schema/*.ts",
  out: `./db/migrations/${dialect === "sqlite" ? "sqlite" : "postgres"}`,
});
