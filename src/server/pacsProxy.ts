import { request as requestHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream/promises";
import { securityHeaders } from "./headers.ts";
import { isLoopback, isOwnPage } from "./pageOrigin.ts";

/** The clinic's DICOMweb server behind this one. */
export interface PacsOptions {
  /** Its base address, http or https. */
  readonly url: string;
  /** "user:password" for Basic authentication (RFC 7617); null where it wants none. */
  readonly basicAuth: string | null;
  /** Names besides those of this machine under which the clinic opens the app, each with its port or without. */
  readonly hosts: readonly string[];
}

/** The one thing that is passed on: what the page sends to store (STOW-RS, PS3.18 section 10.5). */
export const pacsPath = "/pacs/studies";

/** A report or a picture, one a request. */
const mostBytes = 64 * 1024 * 1024;
const limitMs = 60_000;

/** Why the PACS's password must not be used by a server that listens there; null where it may be. */
export function passwordRefusal({ basicAuth, hosts }: PacsOptions, host: string): string | null {
  if (basicAuth === null || isLoopback(host) || hosts.length > 0) return null;
  return "FIRSTREAD_PACS_AUTH is only used on this machine (HOST=localhost), or where FIRSTREAD_HOSTS names under which names the app is opened.";
}

/**
 * Passes instances on to the PACS, so that the page needs no other origin, and its password stays on this machine. Streams both ways; a redirect is
 * answered as it is, not followed. 403: not from the app's page; 413: too large; 415: no instance; 502: the PACS does not answer; 504: not in time.
 */
export function pacsProxy({ url, basicAuth, hosts }: PacsOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const target = new URL(`${url.replace(/\/+$/, "")}/studies`);
  const open = target.protocol === "https:" ? requestHttps : requestHttp;
  return async (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (request.method !== "POST") return answer(response, 405, "only POST");
    if (!isOwnPage(request, hosts)) return answer(response, 403, "only from the app's own page");
    const type = request.headers["content-type"] ?? "";
    if (!isInstances(type)) return answer(response, 415, "only DICOM instances");
    const length = Number(request.headers["content-length"]);
    if (!Number.isInteger(length)) return answer(response, 411, "length required");
    if (length > mostBytes) return answer(response, 413, "too large");
    const headers = {
      "Content-Type": type, "Content-Length": length, Accept: request.headers.accept ?? "application/dicom+json",
      ...(basicAuth === null ? {} : { Authorization: `Basic ${Buffer.from(basicAuth).toString("base64")}` }),
    };
    const outgoing = open(target, { method: "POST", headers, timeout: limitMs });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once("response", resolve).once("error", reject);
      outgoing.once("timeout", () => outgoing.destroy(new Error("timeout")));
    });
    // A PACS that refuses early stops reading: what counts is its answer.
    void pipeline(request, outgoing).catch(() => undefined);
    await answered.then((incoming) => passBack(incoming, response), (error: unknown) => notReached(response, error));
  };
}

/** PS3.18 section 8.7.3: multipart/related whose `type` is application/dicom. */
function isInstances(contentType: string): boolean {
  const [mediaType = "", ...parameters] = contentType.toLowerCase().split(";").map((part) => part.trim());
  return mediaType === "multipart/related" && parameters.some((parameter) => /^type=(application\/dicom|"application\/dicom")$/.test(parameter));
}

async function passBack(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const type = incoming.headers["content-type"];
  if (type !== undefined) response.setHeader("Content-Type", type);
  response.setHeader("Cache-Control", "no-store");
  response.writeHead(incoming.statusCode ?? 502);
  await pipeline(incoming, response).catch(() => response.destroy());
}

function notReached(response: ServerResponse, error: unknown): void {
  const isLate = error instanceof Error && error.message === "timeout";
  answer(response, isLate ? 504 : 502, isLate ? "the PACS did not answer in time" : "the PACS cannot be reached");
}

function answer(response: ServerResponse, status: number, words: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.writeHead(status, { Connection: "close" }).end(`${words}\n`);
}
