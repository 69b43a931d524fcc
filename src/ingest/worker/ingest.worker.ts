import charlsUrl from "@cornerstonejs/codec-charls/decodewasm?url";
import turboUrl from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url";
import openjpegUrl from "@cornerstonejs/codec-openjpeg/decodewasm?url";
import openjphUrl from "@cornerstonejs/codec-openjph/wasm?url";
import type { Sha256 } from "../../domain/ids.ts";
import { hexOf } from "../../platform/digest.ts";
import { buffersOf } from "../protocol.ts";
import type { FromWorker, ToWorker } from "../protocol.ts";
import { readRadiographs } from "../read.ts";
import type { ReadTools } from "../read.ts";
import { openDecoders } from "./decoders.ts";
import type { WasmName } from "./wasmCodecs.ts";

declare const self: DedicatedWorkerGlobalScope;

const wasmUrls: Readonly<Record<WasmName, string>> = { charls: charlsUrl, openjpeg: openjpegUrl, openjph: openjphUrl, turbo: turboUrl };

/** Compiled code is immutable: it may outlive this worker and serve the next one. */
const codecs = new Map<string, WebAssembly.Module>();

const tools: ReadTools = {
  decoders: openDecoders(async (name) => {
    const module = codecs.get(name) ?? (await WebAssembly.compileStreaming(fetch(wasmUrls[name])));
    codecs.set(name, module);
    return module;
  }),
  digest: async (bytes) => hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))) as Sha256,
  now: () => performance.now(),
};

/** A throw is left to the worker's `error` event: the main side takes it for a crash and starts a new worker. */
self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const { callId, fileName, bytes, codecs: compiled } = event.data;
  for (const [name, module] of compiled) codecs.set(name, module);
  void readRadiographs(new Uint8Array(bytes), fileName, tools).then(
    (answers) => send({ kind: "answered", callId, answers, codecs }, buffersOf(answers)),
    (error: unknown) => reportError(error),
  );
});

send({ kind: "ready" }, []);

function send(message: FromWorker, transfer: Transferable[]): void {
  self.postMessage(message, transfer);
}
