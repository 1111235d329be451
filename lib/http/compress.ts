import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const MINIMUM_BYTES = 1_000;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** The smallest form of `body` that the reader's Accept-Encoding allows. */
export async function compress(body: Buffer, acceptEncoding = ""): Promise<{ body: Buffer; encoding?: "br" | "gzip" }> {
  if (body.length < MINIMUM_BYTES) return { body };
  if (accepts(acceptEncoding, "br")) {
    return { body: await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), encoding: "br" };
  }
  if (accepts(acceptEncoding, "gzip")) return { body: await deflate(body, { level: 6 }), encoding: "gzip" };
  return { body };
}

/** Whether an Accept-Encoding names this encoding, and not with a weight of zero (RFC 9110, 12.5.3). */
function accepts(acceptEncoding: string, encoding: string): boolean {
  return acceptEncoding
    .toLowerCase()
    .split(",")
    .map((part) => part.replace(/\s/g, "").split(";"))
    .some(([name, weight = ""]) => name === encoding && !/^q=0(\.0*)?$/.test(weight));
}
