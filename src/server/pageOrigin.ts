import type { IncomingMessage } from "node:http";

/** Names that a browser gives to its own machine only. */
const ownNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** "reading.example, 192.0.2.7:8443" -> names in lower case; empty where nothing is named. */
export function parseHosts(text: string): readonly string[] {
  return text.split(",").map((name) => name.trim().toLowerCase()).filter((name) => name !== "");
}

/** Whether only this machine reaches a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether the request comes from the app's own page. A browser says of every POST which page made it (https://fetch.spec.whatwg.org/#origin-header),
 * and no page can change that. A foreign name that was made to lead here (DNS rebinding) is its own page's origin too: hence the list of names.
 * `hosts`: besides those of this machine; they may stand behind a server that speaks TLS for this one.
 */
export function isOwnPage({ headers }: Pick<IncomingMessage, "headers">, hosts: readonly string[]): boolean {
  const site = headers["sec-fetch-site"];
  const { host, origin } = headers;
  if (host === undefined || origin === undefined || (site !== undefined && site !== "same-origin")) return false;
  const page = URL.canParse(origin) ? new URL(origin) : null;
  if (page === null || page.origin !== origin || page.host !== host.toLowerCase()) return false;
  if (ownNames.has(page.hostname)) return page.protocol === "http:";
  return (page.protocol === "http:" || page.protocol === "https:") && (hosts.includes(page.hostname) || hosts.includes(page.host));
}
