import { parentPort, workerData } from "node:worker_threads";
import { impatientServer } from "#lib/http/impatient-server";
import { answerMeanwhile } from "#lib/http/meanwhile";
import { securityHeaders } from "#lib/http/security-headers";
import type { FromRoom, RoomData, ToRoom } from "#lib/http/waiting-room";

const { port, secure, closed } = workerData as RoomData;
const always = securityHeaders({ secure, dev: false });
let doing = "the program is read";

const tell = (words: FromRoom) => parentPort?.postMessage(words);
const server = impatientServer((request, response) => answerMeanwhile(request, response, doing, always));
server.once("error", (error: NodeJS.ErrnoException) => {
  tell({ failed: { message: error.message, code: error.code ?? "", syscall: error.syscall ?? "", port } });
  parentPort?.close();
});
server.listen(port, () => tell({ open: true }));

parentPort?.on("message", (words: ToRoom) => {
  if ("doing" in words) doing = words.doing;
  else leave();
});

function leave() {
  // Nobody listens from here on; those who were answered are let go afterwards.
  server.close(() => parentPort?.close()).closeAllConnections();
  Atomics.store(closed, 0, 1);
  Atomics.notify(closed, 0);
}
