import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { clientAddress } from "#lib/http/client-address";

function request(peer: string, forwardedFor?: string) {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const message = new IncomingMessage(socket);
  if (forwardedFor !== undefined) message.headers["x-forwarded-for"] = forwardedFor;
  return message;
}

describe("the address that attempts are counted under", () => {
  test.each([
    ["the peer, when no proxy is ours, whatever it claims", "203.0.113.9", "198.51.100.1", 0, "203.0.113.9"],
    ["what our one proxy added at the end", "127.0.0.1", "10.9.9.9, 198.51.100.1", 1, "198.51.100.1"],
    ["what the outer of our two proxies added", "127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", 2, "198.51.100.1"],
    ["the peer, when the proxy added nothing", "127.0.0.1", undefined, 1, "127.0.0.1"],
    ["the peer, when fewer were added than we have proxies", "127.0.0.1", "198.51.100.1", 2, "127.0.0.1"],
    ["the peer, when what was added is no address", "127.0.0.1", "<script>", 1, "127.0.0.1"],
    ["IPv4 written as IPv6", "::ffff:203.0.113.9", undefined, 0, "203.0.113.9"],
    ["the /64 of an IPv6 address", "2001:db8:1:2:aaaa:bbbb:cccc:dddd", undefined, 0, "2001:db8:1:2::/64"],
    ["the same /64 for its neighbour", "2001:0db8:1:2::1", undefined, 0, "2001:db8:1:2::/64"],
    ["the /64 of a short address", "::1", undefined, 0, "0:0:0:0::/64"],
    ["the /64 behind a zone", "fe80::1%eth0", undefined, 0, "fe80:0:0:0::/64"],
  ])("is %s", (_, peer, forwardedFor, proxies, expected) => {
    expect(clientAddress(request(peer, forwardedFor), proxies)).toBe(expected);
  });
});
