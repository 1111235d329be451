/** A whole sentence with places for names, `{so}`, which stand as they are, in whatever direction they are written. */
export type Sentence = { template: string; values: Readonly<Record<string, string>> };
export type SentencePart = { text: string; isValue: boolean };

/** What a notification tells of. An argument that cannot be read any more has no `name`. */
export type Occasion =
  | { kind: "reply" | "moved"; actor: string; own: { name: string; isReply: boolean } | null }
  | { kind: "mention"; actor: string; claim: string | null }
  | { kind: "decision"; decided: string; thread: string; until: string; hasArgument: boolean }
  | { kind: "appeal"; decided: string }
  | { kind: "report"; decided: string; thread: string };

const DECISIONS: Record<string, string> = {
  hide: "The moderators hid your argument in “{thread}”.",
  hold: "Your argument in “{thread}” waits until a moderator has read it.",
  publish: "The moderators read your argument in “{thread}” and published it.",
  warn: "The moderators warned you.",
  lock: "The moderators locked your argument in “{thread}”: nobody can reply to it.",
  unlock: "The moderators unlocked your argument in “{thread}”.",
  "hide-revision": "The moderators hid an earlier text of your argument in “{thread}”.",
  "show-revision": "The moderators showed an earlier text of your argument in “{thread}” again.",
  move: "The moderators moved your reply in “{thread}” to where it belongs.",
  undo: "The moderators took back a decision about you.",
  restore: "The moderators restored your argument in “{thread}”.",
  suspend: "The moderators suspended your account until {until}.",
  lift: "The moderators lifted the suspension of your account.",
  "remove-credit": "The moderators took back a credit that you gave in “{thread}”.",
};

/** The same with an argument of the member, which they also hide. */
const WITH_ARGUMENT: Record<string, string> = {
  warn: "The moderators hid your argument in “{thread}” and warned you.",
  suspend: "The moderators hid your argument in “{thread}” and suspended your account until {until}.",
  undo: "The moderators took back a decision about your argument in “{thread}”.",
};

const APPEALS: Record<string, string> = {
  uphold: "Your appeal was answered: the decision stands.",
  overturn: "Your appeal was granted: the decision was reversed.",
};

const HIDDEN = "The moderators hid an argument in “{thread}” that you reported.";
const REPORTED: Record<string, string> = {
  hide: HIDDEN,
  warn: HIDDEN,
  suspend: HIDDEN,
  undo: "The moderators took back what they decided on an argument in “{thread}” that you reported. It waits again.",
  publish: "The moderators read an argument in “{thread}” that you reported, and published it.",
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
      const { decided, thread, until } = occasion;
      const template = (occasion.hasArgument && WITH_ARGUMENT[decided]) || DECISIONS[decided];
      return { template: template ?? "The moderators took a decision.", values: { thread, until } };
    }
    case "appeal":
      return { template: APPEALS[occasion.decided] ?? "Your appeal was decided.", values: {} };
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
