/** `text` is all behind the instruction; `words` what it names, without its flags. */
export type Step = { instruction: string; text: string; words: string[] };

/** The steps of a Dockerfile, stage by stage. It knows as much of the language as ours uses. */
export function stepsOf(dockerfile: string): Step[][] {
  const lines = dockerfile
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const stages: Step[][] = [];
  for (const line of lines) {
    const [, instruction = "", text = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (instruction === "") throw new Error(`This line of the Dockerfile cannot be read: ${line}`);
    if (instruction === "FROM") stages.push([]);
    const words = text.split(/\s+/).filter((word) => !word.startsWith("--"));
    stages.at(-1)?.push({ instruction, text, words });
  }
  return stages;
}
