import { expect, test } from "vitest";
import { explainFailure } from "#lib/explain-failure";

const failure = (fields: object) => Object.assign(new Error("listen EACCES: permission denied"), fields);

test.each([
  ["in use", failure({ code: "EADDRINUSE", syscall: "listen", port: 3000 }), /^Port 3000 is in use\. /],
  ["in use, to a worker", failure({ code: "EADDRINUSE", syscall: "bind", port: 3000 }), /^Port 3000 is in use\. /],
  ["forbidden", failure({ code: "EACCES", syscall: "listen", port: 80 }), /^Port 80 may not be opened by this user\. /],
  ["forbidden to a worker", failure({ code: "EACCES", syscall: "bind", port: 80 }), /^Port 80 may not be opened /],
  [
    "a database that somebody else writes in",
    failure({ code: "55P03" }),
    /^Something else writes in the database .+ \(55P03\)/,
  ],
  [
    "a file that is not there",
    failure({ code: "ENOENT", syscall: "open", path: "a.md" }),
    /^There is no file a\.md\.$/,
  ],
  ["a folder that cannot be used", failure({ code: "EACCES", syscall: "mkdir" }), /^The data folder .+ \(EACCES\)/],
])("a port that is %s is told from what else cannot be used", (_, error, sentence) => {
  expect(explainFailure(error)).toMatch(sentence);
});
