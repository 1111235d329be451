/** The keys of the queue and what they do, as its dialog lists them. */
export const QUEUE_SHORTCUTS = [
  { keys: ["j", "k"], does: "Next case, previous case" },
  { keys: ["e"], does: "Keep, or publish what is held" },
  { keys: ["h"], does: "Hide: then a digit for the ground" },
  { keys: ["w"], does: "Hide and warn: then a digit" },
  { keys: ["s"], does: "Hide and suspend: then a digit" },
  { keys: ["/"], does: "The grounds and their words" },
  { keys: ["u"], does: "Take back what was just decided" },
  { keys: ["c"], does: "Claim the case" },
  { keys: ["?"], does: "This list" },
] as const;
