import type { MarkdownIt } from "markdown-it";

/** What the inline rule below is told (`isMember`, by lower-case handle) and what it tells (`found`, in order). */
export type Mentions = { isMember: (handle: string) => boolean; found: Set<string> };

// As handles are made (lib/accounts/schema.ts), in any case; what follows must not go on as a word or an address.
const AT_HANDLE = /@([a-z0-9_.-]+)(?![\p{L}\p{N}@])/iuy;
/** The class of the link that a mention is. */
export const MENTION = "mention";
const SHORTEST = 3;
const LONGEST = 24;
/** A letter, digit or sign of an address before the @ makes it an email or part of a link; emphasis may stand there. */
const MAY_STAND_AFTER = /(?:^|[^\p{L}\p{N}_.@/+=&%#-])_{0,3}$/u;
const LOOKS_BACK = 12;

/**
 * Teaches Markdown that `@handle` of a member is a link to their page. Not in code, links and emails, and not after a
 * backslash, because those are read first. The link carries the class “mention”, which no Markdown can give it.
 */
export function linkMentions(markdown: MarkdownIt): void {
  markdown.inline.ruler.push("mention", (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== AT) return false;
    const mentions = state.env?.mentions as Mentions | undefined;
    if (!mentions || state.linkLevel > 0) return false;
    if (!MAY_STAND_AFTER.test(state.src.slice(Math.max(0, state.pos - LOOKS_BACK), state.pos))) return false;
    AT_HANDLE.lastIndex = state.pos;
    const typed = AT_HANDLE.exec(state.src)?.[1];
    const name = typed && possibleHandles(typed).find((handle) => mentions.isMember(handle.toLowerCase()));
    if (!name) return false;
    if (!silent) {
      mentions.found.add(name.toLowerCase());
      const open = state.push("link_open", "a", 1);
      open.attrs = [
        ["href", `/members/${name.toLowerCase()}`],
        ["class", MENTION],
      ];
      state.push("bdi_open", "bdi", 1);
      state.push("text", "", 0).content = `@${name}`;
      state.push("bdi_close", "bdi", -1);
      state.push("link_close", "a", -1);
    }
    state.pos += name.length + 1;
    return true;
  });
}

const AT = 0x40;

/** What was typed after the @, without the full stops of its sentence; then without any sign at its end. */
function possibleHandles(typed: string): string[] {
  const names = [typed.replace(/\.+$/, ""), typed.replace(/[._-]+$/, "")];
  return [...new Set(names)].filter((name) => name.length >= SHORTEST && name.length <= LONGEST);
}
