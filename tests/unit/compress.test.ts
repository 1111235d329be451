import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compress, encodingFor, isCompressible } from "#lib/http/compress";

const PAGE = Buffer.from("<p>Words that repeat, words that repeat. 😀</p>".repeat(100));

describe("a page", () => {
  test.each([
    ["br", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["GZIP", "gzip"],
    ["deflate, gzip;q=1.0, *;q=0.5", "gzip"],
    ["gzip;q=1, br;q=0", "gzip"],
    ["", "identity"],
    ["identity", "identity"],
    ["deflate, zstd", "identity"],
    ["br;q=0", "identity"],
    ["gzip;q=0.0, identity", "identity"],
    ["brotli, gzipped", "identity"],
  ])("asked for with Accept-Encoding %j is sent as %s", (acceptEncoding, encoding) => {
    expect(encodingFor(acceptEncoding)).toBe(encoding);
    // What was remembered is the same.
    expect(encodingFor(acceptEncoding)).toBe(encoding);
  });

  test("asked for without Accept-Encoding is sent as it is", () => expect(encodingFor(undefined)).toBe("identity"));

  test.each([true, false])("is smaller when compressed, and the same when unpacked", async (thoroughly) => {
    const br = await compress(PAGE, "br", { thoroughly });
    const gzip = await compress(PAGE, "gzip", { thoroughly });
    expect(br.length).toBeLessThan(PAGE.length);
    expect(gzip.length).toBeLessThan(PAGE.length);
    expect(brotliDecompressSync(br)).toEqual(PAGE);
    expect(gunzipSync(gzip)).toEqual(PAGE);
    expect(await compress(PAGE, "identity")).toBe(PAGE);
  });

  test.each([
    ["below 1,000 bytes", 999, "text/html; charset=utf-8", false],
    ["of 1,000 bytes", 1_000, "text/html; charset=utf-8", true],
    ["of nothing", 0, "text/html", false],
    ["for programs", 1_000, "application/atom+xml; charset=utf-8", true],
    ["of script", 1_000, "application/javascript; charset=UTF-8", true],
    ["of data", 1_000, "application/json", true],
    ["of styles", 1_000, "text/css; charset=UTF-8", true],
    ["that draws", 1_000, "image/svg+xml", true],
    ["of letters, which its format compressed", 1_000, "font/woff2", false],
    ["of a kind that is not told", 1_000, "", false],
  ])("%s: %i bytes of %j, worth it: %s", (_, bytes, type, worth) =>
    expect(isCompressible(Buffer.alloc(bytes, "a"), type)).toBe(worth),
  );
});
