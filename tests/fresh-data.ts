import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { closeDatabase } from "#db/client";

// Each test file works on a real database of its own.
const folder = mkdtempSync(join(tmpdir(), "parley-"));
process.env.PARLEY_DATA = folder;

afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});
