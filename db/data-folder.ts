import { resolve } from "node:path";

/** Where everything that must survive lies: `PARLEY_DATA`, or `data/`. */
export function dataFolder(): string {
  return resolve(/* turbopackIgnore: true */ process.env.PARLEY_DATA || "data");
}

/** Where a database is: in a folder, or on a server. */
export type Place = { folder: string } | { address: string };

/** The environment of a process whose database is another one than this process has. */
export function environmentFor(place: Place): NodeJS.ProcessEnv {
  return "folder" in place
    ? { ...process.env, PARLEY_DATA: place.folder, DATABASE_URL: undefined }
    : { ...process.env, DATABASE_URL: place.address };
}
