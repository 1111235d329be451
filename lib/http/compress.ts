import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const MINIMUM_BYTES = 1_000;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** The smallest form of `body` that the reader's Accept-Encoding allows. */
export async function compress(body: Buffer, acceptEncoding = ""): Promise<{ body: Buffer; encoding?: "br" | "gzip" }> {
  if (body.length < MINIMUM_BYTES) return { body };
  if (/\bbr\b/.test(acceptEncoding)) {
    return { body: await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), encoding: "br" };
  }
  if (/\bgzip\b/.test(acceptEncoding)) return { body: await deflate(body, { level: 6 }), encoding: "gzip" };
  return { body };
}
