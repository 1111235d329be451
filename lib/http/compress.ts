import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

const MINIMUM_BYTES = 1_000;
const MOST_REMEMBERED = 200;
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|atom\+xml|manifest)|image\/svg)/;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const remembered = new Map<string, Encoding>();

/** The best encoding that an Accept-Encoding allows (RFC 9110, 12.5.3). Browsers send few different ones. */
export function encodingFor(acceptEncoding = ""): Encoding {
  let encoding = remembered.get(acceptEncoding);
  if (encoding === undefined) {
    encoding = accepts(acceptEncoding, "br") ? "br" : accepts(acceptEncoding, "gzip") ? "gzip" : "identity";
    if (remembered.size < MOST_REMEMBERED) remembered.set(acceptEncoding, encoding);
  }
  return encoding;
}

/** Whether it is worth it: neither small nor compressed by its own format. */
export function isCompressible(body: Buffer, contentType: string): boolean {
  return body.length >= MINIMUM_BYTES && COMPRESSIBLE.test(contentType);
}

/** `body` in that encoding. `thoroughly` takes several times as long, for what is kept as long as the build. */
export async function compress(body: Buffer, encoding: Encoding, { thoroughly = false } = {}): Promise<Buffer> {
  if (encoding === "br")
    return brotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: thoroughly ? 9 : 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    });
  return encoding === "gzip" ? deflate(body, { level: thoroughly ? 9 : 6 }) : body;
}

/** Whether an Accept-Encoding names this encoding, and not with a weight of zero. */
function accepts(acceptEncoding: string, encoding: Encoding): boolean {
  return acceptEncoding
    .toLowerCase()
    .split(",")
    .map((part) => part.replace(/\s/g, "").split(";"))
    .some(([name, weight = ""]) => name === encoding && !/^q=0(\.0*)?$/.test(weight));
}
