import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { CLOSED, COMPOSED, ELSEWHERE, FILLED } from "#tests/hostile/fields";

const LONG = "and all else that a text needs to be long enough to be taken. ".repeat(2);
const PROBES = [
  "<b>",
  `<script>pwned(1)</script> ${LONG}`,
  "https://example.org/ <b>x</b>",
  [{ title: "<b>", url: "https://example.org/" }],
  [
    { slug: "a", label: "<b>", summary: "<b>" },
    { slug: "b", label: "<b>", summary: "<b>" },
  ],
];

/** The objects that a schema reads, whatever is done to them before and after. */
function objectsIn(schema: unknown): z.ZodObject[] {
  if (schema instanceof z.ZodObject) return [schema];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(objectsIn);
  if (schema instanceof z.ZodPipe) return [...objectsIn(schema.in), ...objectsIn(schema.out)];
  return [];
}

function takesAnything(field: unknown): boolean {
  if (!(field instanceof z.ZodType)) return false;
  return PROBES.some((probe) => {
    const { data } = field.safeParse(probe);
    return data !== undefined && JSON.stringify(data).includes("<");
  });
}

test("the list of fields that take whatever is written is that of the schemas, and none is forgotten", async () => {
  const found = new Set<string>();
  for await (const file of glob("lib/*/schema.ts")) {
    const [, domain] = file.split("/");
    const schemas: Record<string, unknown> = await import(`../../lib/${domain}/schema.ts`);
    for (const [name, schema] of Object.entries(schemas))
      for (const { shape } of objectsIn(schema))
        for (const [field, of] of Object.entries(shape)) if (takesAnything(of)) found.add(`${domain}/${name}.${field}`);
  }
  const open = [...found].filter((field) => !COMPOSED.test(field));
  const listed = [...FILLED.filter((field) => !CLOSED.includes(field)), ...Object.keys(ELSEWHERE)];
  expect(open.toSorted()).toEqual(listed.toSorted());
});
