import { GROUNDS, type Ground, ruleOf } from "#lib/moderation/house-rules";

export type Template = { ground: Ground; title: string; words: string };

export async function listTemplates(): Promise<Template[]> {
  return GROUNDS.map((ground) => ({
    ground,
    title: ruleOf(ground)?.title ?? ground,
    words: ruleOf(ground)?.template ?? "",
  }));
}
