/** The countries where a decision has effect, as the EU Transparency Database writes them: the EU and the rest of the EEA. */
// biome-ignore format: a list of codes is read in lines
export const EEA = [
  "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
  "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
] as const;
