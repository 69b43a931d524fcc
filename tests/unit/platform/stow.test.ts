import { describe, expect, it } from "vitest";
import type { Problem } from "../../../src/domain/problem.ts";
import { openStow } from "../../../src/platform/browser/stow.ts";

const page = "https://clinic.example/firstread/index.html";
const instance = new Uint8Array([1, 2, 3]);
const signal = new AbortController().signal;

interface Sent {
  readonly url: string;
  readonly type: string;
  readonly redirect: string | undefined;
  readonly body: string;
}

function sending(respond: () => Response | Error, sent: Sent[] = []): typeof fetch {
  return async (url, init) => {
    const { "Content-Type": type = "" } = { ...(init?.headers as Record<string, string> | undefined) };
    sent.push({ url: url instanceof URL ? url.href : "", type, redirect: init?.redirect, body: init?.body instanceof Blob ? await init.body.text() : "" });
    const response = respond();
    if (response instanceof Error) throw response;
    return response;
  };
}

async function problemOf(respond: () => Response | Error): Promise<Problem | null> {
  const pacs = openStow("pacs", page, sending(respond));
  if (!pacs.ok) return pacs.problem;
  const put = await pacs.value.put("a.dcm", instance, signal);
  return put.ok ? null : put.problem;
}

describe("sending to a PACS", () => {
  it("posts one instance as multipart/related to the studies of its address, and follows no redirect", async () => {
    const sent: Sent[] = [];
    const pacs = openStow("pacs/", page, sending(() => new Response("{}"), sent));
    await (pacs.ok ? pacs.value.put("a.dcm", instance, signal) : null);
    const [request] = sent;
    const boundary = /boundary=(.+)$/.exec(request?.type ?? "")?.[1] ?? "";
    expect([request?.url, request?.redirect]).toEqual(["https://clinic.example/firstread/pacs/studies", "error"]);
    expect(request?.type).toContain('multipart/related; type="application/dicom"');
    expect(request?.body).toBe(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n\u0001\u0002\u0003\r\n--${boundary}--\r\n`);
  });

  it.each([[200, "{}"], [200, ""], [202, '{"00081199":{"vr":"SQ","Value":[{}]}}'], [200, '<NativeDicomModel><DicomAttribute tag="00081199"><Item number="1"/></DicomAttribute></NativeDicomModel>']])(
    "takes %i %s as stored", async (status, body) => expect(await problemOf(() => new Response(body, { status }))).toBeNull(),
  );

  it.each([
    [200, '{"00081198":{"vr":"SQ","Value":[{}]}}', 1],
    [409, '{"00081198":{"vr":"SQ","Value":[{},{}]}}', 2],
    [202, '<NativeDicomModel><DicomAttribute keyword="FailedSOPSequence" tag="00081198" vr="SQ"><Item number="1"></Item></DicomAttribute></NativeDicomModel>', 1],
    [400, "no", 1], [401, "", 1],
  ])("takes %i %s as refused", async (status, body, refused) => {
    expect(await problemOf(() => new Response(body, { status }))).toEqual({ code: "export/pacs-refused", status, refused });
  });

  it.each([502, 503, 504])("takes %i as a PACS that does not answer", async (status) => {
    expect(await problemOf(() => new Response("", { status }))).toEqual({ code: "export/pacs-unreachable" });
  });

  it("takes a broken connection as a PACS that does not answer", async () => {
    expect(await problemOf(() => new TypeError("Failed to fetch"))).toEqual({ code: "export/pacs-unreachable" });
  });

  it.each([404, 405])("takes %i as no PACS", async (status) => {
    expect(await problemOf(() => new Response("", { status }))).toEqual({ code: "export/no-pacs" });
  });

  it.each(["", "  ", "ftp://pacs.example", "http://"])("knows that %j is no address", (url) => {
    expect(openStow(url, page)).toEqual({ ok: false, problem: { code: "export/no-pacs" } });
  });

  it("says that it was stopped when it was", async () => {
    const controller = new AbortController();
    controller.abort();
    const pacs = openStow("pacs", page, sending(() => new Error("aborted")));
    expect(pacs.ok ? await pacs.value.put("a.dcm", instance, controller.signal) : null).toEqual({ ok: false, problem: { code: "export/cancelled" } });
  });
});
