import type { IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";

/**
 * The network a request comes from, for counting attempts: an IPv4 address, or the /64 of an IPv6 one, which is what
 * one household gets. X-Forwarded-For is believed only as far as our own proxies wrote it: `proxies` of them stand in
 * front, each adding one address at the end; what is further left anybody can make up.
 */
export function clientAddress(request: IncomingMessage, proxies: number): string {
  const peer = request.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return network(peer);
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const told = forwarded.at(-proxies)?.trim() ?? "";
  return network(isIP(told) ? told : peer);
}

function network(address: string): string {
  if (!isIPv6(address)) return address;
  // In its one spelling, which has no zone and no dotted end.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, "")}]`);
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(hostname) ?? [];
  if (high && low) return [high, low].flatMap(bytes).join(".");
  const [left = [], right = []] = hostname.slice(1, -1).split("::").map(groups);
  const gap = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return `${[...left, ...gap, ...right].slice(0, 4).join(":")}::/64`;
}

const groups = (part: string) => part.split(":").filter(Boolean);

/** The two numbers of an IPv4 address that a group holds. */
const bytes = (group: string) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff];
