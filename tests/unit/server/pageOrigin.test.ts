import { expect, it } from "vitest";
import { isLoopback, parseHosts } from "../../../src/server/pageOrigin.ts";

it.each([["", []], [" , ", []], ["Reading.example, 192.0.2.7:8443 ", ["reading.example", "192.0.2.7:8443"]]] as const)("%j names these hosts", (text, hosts) => {
  expect(parseHosts(text)).toEqual(hosts);
});

it.each([["localhost", true], ["127.0.0.1", true], ["127.1.2.3", true], ["::1", true], ["0.0.0.0", false], ["::", false], ["", false], ["127.example", false], ["192.0.2.7", false]])(
  "%j is this machine's alone: %s", (host, isAlone) => {
    expect(isLoopback(host)).toBe(isAlone);
  });
