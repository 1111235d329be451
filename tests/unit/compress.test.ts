import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compress } from "#lib/http/compress";

const PAGE = Buffer.from("<p>Words that repeat, words that repeat. 😀</p>".repeat(100));

describe("a page", () => {
  test.each([
    ["br", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["GZIP", "gzip"],
    ["deflate, gzip;q=1.0, *;q=0.5", "gzip"],
    ["gzip;q=1, br;q=0", "gzip"],
    ["", undefined],
    ["identity", undefined],
    ["deflate, zstd", undefined],
    ["br;q=0", undefined],
    ["gzip;q=0.0, identity", undefined],
    ["brotli, gzipped", undefined],
  ])("asked for with Accept-Encoding %j is sent as %s", async (acceptEncoding, encoding) =>
    expect((await compress(PAGE, acceptEncoding)).encoding).toBe(encoding),
  );

  test("is smaller when compressed, and the same when unpacked", async () => {
    const br = await compress(PAGE, "br");
    const gzip = await compress(PAGE, "gzip");
    expect(br.body.length).toBeLessThan(PAGE.length);
    expect(gzip.body.length).toBeLessThan(PAGE.length);
    expect(brotliDecompressSync(br.body)).toEqual(PAGE);
    expect(gunzipSync(gzip.body)).toEqual(PAGE);
  });

  test.each([
    ["below 1,000 bytes is sent as it is", 999, undefined],
    ["of 1,000 bytes is compressed", 1_000, "br"],
    ["of nothing is sent as it is", 0, undefined],
  ])("%s", async (_, bytes, encoding) => {
    const body = Buffer.alloc(bytes, "a");
    const sent = await compress(body, "br, gzip");
    expect(sent.encoding).toBe(encoding);
    if (!encoding) expect(sent.body).toBe(body);
  });
});
