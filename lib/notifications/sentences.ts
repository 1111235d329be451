/** A whole sentence with places for names, `{so}`, which stand as they are, in whatever direction they are written. */
export type Sentence = { template: string; values: Readonly<Record<string, string>> };
export type SentencePart = { text: string; isValue: boolean };

/** What a notification tells of. An argument that cannot be read any more has no `name`. */
export type Occasion =
  | { kind: "reply" | "moved"; actor: string; own: { name: string; isReply: boolean } | null }
  | { kind: "mention"; actor: string; claim: string | null }
  | { kind: "decision"; decided: string; thread: string; until: string }
  | { kind: "appeal" }
  | { kind: "report"; decided: string; thread: string };

const DECISIONS: Record<string, string> = {
  hide: "The moderators hid your argument in “{thread}”.",
  restore: "The moderators restored your argument in “{thread}”.",
  suspend: "The moderators suspended your account until {until}.",
  lift: "The moderators lifted the suspension of your account.",
  "remove-credit": "The moderators took back a credit that you gave in “{thread}”.",
};

const REPORTED: Record<string, string> = {
  hide: "The moderators hid an argument in “{thread}” that you reported.",
  keep: "The moderators read an argument in “{thread}” that you reported, and kept it.",
};

/** What a member is told, in one sentence. */
export function sentenceOf(occasion: Occasion): Sentence {
  switch (occasion.kind) {
    case "reply": {
      const values = { actor: occasion.actor, name: occasion.own?.name ?? "" };
      if (!occasion.own) return { template: "{actor} replied to one of your arguments.", values };
      if (occasion.own.isReply) return { template: "{actor} replied to your reply “{name}”.", values };
      return { template: "{actor} replied to your argument “{name}”.", values };
    }
    case "moved": {
      const values = { actor: occasion.actor, name: occasion.own?.name ?? "" };
      if (!occasion.own) return { template: "{actor} was moved by one of your arguments.", values };
      if (occasion.own.isReply) return { template: "{actor} was moved by your reply “{name}”.", values };
      return { template: "{actor} was moved by your argument “{name}”.", values };
    }
    case "mention": {
      const values = { actor: occasion.actor, claim: occasion.claim ?? "" };
      if (occasion.claim === null) return { template: "{actor} mentioned you in a reply.", values };
      return { template: "{actor} mentioned you in the argument “{claim}”.", values };
    }
    case "decision": {
      const { thread, until } = occasion;
      return { template: DECISIONS[occasion.decided] ?? "The moderators took a decision.", values: { thread, until } };
    }
    case "appeal":
      return { template: "Your appeal was decided.", values: {} };
    case "report": {
      const values = { thread: occasion.thread };
      return { template: REPORTED[occasion.decided] ?? "What you reported was decided.", values };
    }
  }
}

/** The sentence in its parts, for a page that marks names as such. What stands in a name is never a place. */
export function partsOf({ template, values }: Sentence): SentencePart[] {
  return template
    .split(/(\{\w+\})/)
    .filter((text) => text !== "")
    .map((text) => {
      const name = /^\{(\w+)\}$/.exec(text)?.[1];
      return name === undefined ? { text, isValue: false } : { text: values[name] ?? "", isValue: true };
    });
}

/** The sentence as plain text. */
export function asText(sentence: Sentence): string {
  return partsOf(sentence)
    .map(({ text }) => text)
    .join("");
}
