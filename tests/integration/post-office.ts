import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A real mail server: keeps what it takes; `refuse` says with which status it answers a recipient, if it does. */
export type PostOffice = {
  url: string;
  mails: ParsedMail[];
  raw: string[];
  refuse: (status: number | undefined, words?: string) => void;
  close: () => Promise<void>;
};

export async function postOffice(): Promise<PostOffice> {
  const mails: ParsedMail[] = [];
  const raw: string[] = [];
  let refusal: (Error & { responseCode?: number }) | undefined;
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? "" }),
    onRcptTo: (_address, _session, callback) => callback(refusal),
    onData: async (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk));
      const source = Buffer.concat(chunks);
      raw.push(source.toString("utf8"));
      mails.push(await simpleParser(source));
      callback();
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://forum:pass-word@127.0.0.1:${port}`,
    mails,
    raw,
    refuse: (status, words = "Not now") => {
      refusal = status === undefined ? undefined : Object.assign(new Error(words), { responseCode: status });
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
