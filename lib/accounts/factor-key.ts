import { createHmac } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { config, secret } from "#lib/config";

/** What every app for this takes: RFC 6238 with SHA-1, six digits, steps of 30 seconds. */
const CODES = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Steps before and after the present one of which a code counts: clocks differ, and typing takes time. */
const WINDOW = 1;

/** 160 bits (RFC 4226, R6). They stand nowhere: whoever reads the database has only the nonce, and cannot make them of it. */
export function factorKey(memberId: number, nonce: string): Buffer {
  return createHmac("sha1", secret()).update(`factor:${memberId}:${nonce}`).digest();
}

/**
 * The half minute, counted from 1970, of which this is the code, if that is the present one or one beside it. Spaces and
 * dashes are no matter, and digits can be those of an Arabic or Persian keyboard.
 */
export function stepOfCode(key: Buffer, typed: string, now: Date): number | undefined {
  const code = typed.replace(/[\s-]/g, "").replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...CODES, secret: secretOf(key), token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ ...CODES, timestamp }) + delta;
}

/** When a step began. */
export const momentOfStep = (step: number): Date => new Date(step * CODES.period * 1000);

/** What an app is to keep: as text, in Base32, and as the address that its camera reads (Key Uri Format). */
export function keyForApp(key: Buffer, handle: string): { text: string; uri: string } {
  const app = new TOTP({ ...CODES, secret: secretOf(key), issuer: new URL(config().origin).hostname, label: handle });
  return { text: app.secret.base32, uri: app.toString() };
}

const secretOf = (key: Buffer) => new Secret({ buffer: new Uint8Array(key).buffer });
