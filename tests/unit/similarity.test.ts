import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SIMILAR_FROM, significantRoots, similarity } from "#lib/search/similarity";

const TOPIC = new Set(
  significantRoots(
    "Brussels opens a door to Kabul: the EU’s talks with the Taliban on returns. The EU should hold technical talks with the Taliban on returning failed asylum-seekers.",
  ),
);
const share = (a: string, b: string) => similarity(significantRoots(a), significantRoots(b), TOPIC);

describe("the same claim in other words is similar", () => {
  test.each([
    ["The meeting itself is the concession", "The meeting is itself a concession"],
    ["The meeting itself is the concession", "Meeting them is already a concession"],
    ["A European stage is what the Taliban came for", "The Taliban came to Brussels for the stage"],
    ["A narrow, technical channel is not recognition", "Narrow technical channels do not recognise anyone"],
    ["Returns need a counterpart, and there is only one in Kabul", "There is only one counterpart for returns"],
    [
      "Talks that leave out women and girls tell Kabul that their rights are negotiable",
      "Talking without women tells the Taliban that rights can be negotiated",
    ],
    [
      "Europe needs the arrangement more than Kabul does, so Kabul sets the price",
      "Kabul sets the price because Europe needs an arrangement",
    ],
    ["Recognition is a gift", "Recognising is a gift"],
    ["طالبان به دنبال مشروعیت هستند", "طالبان دنبال مشروعيت هستند"],
  ])("%s ~ %s", (a, b) => expect(share(a, b)).toBeGreaterThanOrEqual(SIMILAR_FROM));
});

describe("another claim is not, also when it is about the same things", () => {
  test.each([
    ["The EU talks give the Taliban money", "The EU talks with the Taliban protect asylum"],
    ["The meeting itself is the concession", "A narrow, technical channel is not recognition"],
    ["Returns need a counterpart, and there is only one in Kabul", "Women in Kabul need schools, not returns"],
    ["The Taliban want a stage", "The Taliban control the airport in Kabul"],
    ["An asylum system that cannot act on its own decisions loses public consent", "Asylum is a right"],
    ["It is not what they said it would be", "They were not what we had been told"],
  ])("%s ≁ %s", (a, b) => expect(share(a, b)).toBeLessThan(SIMILAR_FROM));
});

test("relations of a word have one root, which is how each of them begins", () => {
  for (const family of [
    "talk talks talking",
    "recognise recognition recognising",
    "engage engagement",
    "negotiate negotiation",
  ]) {
    const roots = new Set(family.split(" ").flatMap(significantRoots));
    expect([...roots], family).toHaveLength(1);
    expect(family.split(" ").every((word) => word.startsWith([...roots][0] ?? "?"))).toBe(true);
  }
});

test("similarity is a share, the same both ways, and whole with itself", () => {
  const roots = fc.uniqueArray(fc.constantFrom("talk", "kabul", "stage", "price", "women", "visa"));
  fc.assert(
    fc.property(roots, roots, (a, b) => {
      expect(similarity(a, b, TOPIC)).toBe(similarity(b, a, TOPIC));
      expect(similarity(a, b, TOPIC)).toBeLessThanOrEqual(1);
      expect(similarity(a, b, TOPIC)).toBeGreaterThanOrEqual(0);
      if (a.length > 0) expect(similarity(a, a, TOPIC)).toBeCloseTo(1);
    }),
  );
});
