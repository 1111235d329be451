import type { IncomingMessage } from "node:http";
import { isIP, isIPv4 } from "node:net";

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
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(mapped) || isIP(address) === 0) return mapped;
  const [head = "", tail] = address.toLowerCase().split("%", 1).join("").split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const gap = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => "0");
  const groups = [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}
