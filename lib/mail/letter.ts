export type Letter = {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  date: Date;
  headers: Record<string, string>;
};

type Mail = { mailId: number; madeAt: Date; kind: string };

/** The same at each try, so that a mail that came twice is shown once. */
export const messageIdOf = ({ mailId, madeAt, kind }: Mail, from: string) =>
  `<${kind}.${mailId}.${madeAt.getTime()}@${domainOf(from)}>`;

const domainOf = (from: string) => /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? "localhost";
