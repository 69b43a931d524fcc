import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { Destination } from "../destination.ts";

/** A picture of 7 MB over a slow line. */
const limitMs = 60_000;

/**
 * The clinic's DICOMweb server (STOW-RS, PS3.18 section 10.5). One instance a request: one that is refused costs only itself, whatever the server
 * makes of mixed answers. `baseUrl` is taken from `documentUrl`, so that "pacs" is the way through the app's own server.
 */
export function openStow(baseUrl: string, documentUrl: string, send: typeof fetch = fetch.bind(globalThis)): Outcome<Destination> {
  const address = addressOf(baseUrl, documentUrl);
  if (address === null) return fail({ code: "export/no-pacs" });
  return succeed({
    kind: "pacs",
    put: (_, bytes, signal) => store(address, bytes, signal, send),
    close: () => Promise.resolve(succeed(null)),
    abandon: () => undefined,
  });
}

function addressOf(baseUrl: string, documentUrl: string): URL | null {
  try {
    if (baseUrl.trim() === "") return null;
    const url = new URL(`${new URL(baseUrl.trim(), documentUrl).href.replace(/\/+$/, "")}/studies`);
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

async function store(address: URL, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal, send: typeof fetch): Promise<Outcome<null>> {
  const boundary = `firstread-${crypto.randomUUID()}`;
  try {
    const response = await send(address, {
      method: "POST", redirect: "error", cache: "no-store", signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
      headers: { "Content-Type": `multipart/related; type="application/dicom"; boundary=${boundary}`, Accept: "application/dicom+json" },
      body: new Blob([`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`, bytes, `\r\n--${boundary}--\r\n`]),
    });
    return answerOf(response.status, await response.text());
  } catch {
    return fail(signal.aborted ? { code: "export/cancelled" } : { code: "export/pacs-unreachable" });
  }
}

/** Codes of PS3.18 table 10.5.3-1, and those of a server in between that reaches none behind it. */
function answerOf(status: number, body: string): Outcome<null> {
  const refused = refusedIn(body);
  if ((status === 200 || status === 202) && refused === 0) return succeed(null);
  if (status === 404 || status === 405) return fail({ code: "export/no-pacs" });
  if (status === 502 || status === 503 || status === 504) return fail({ code: "export/pacs-unreachable" });
  return fail({ code: "export/pacs-refused", status, refused: Math.max(1, refused) });
}

/** Items of the Failed SOP Sequence (0008,1198), in the JSON or the XML of PS3.18 annex F. */
function refusedIn(body: string): number {
  try {
    const answer = JSON.parse(body) as Readonly<Record<string, { readonly Value?: readonly unknown[] }>> | null;
    return answer?.["00081198"]?.Value?.length ?? 0;
  } catch {
    const [, failed = ""] = /<DicomAttribute[^>]*\btag="00081198"[^>]*>([\s\S]*)/.exec(body) ?? [];
    return failed.match(/<Item\b/g)?.length ?? 0;
  }
}
