import { fail, succeed } from "../domain/outcome.ts";
import type { BundleManifest } from "./bundle.ts";
import type { RawMaps } from "./interpret.ts";
import type { RunNetwork } from "./score.ts";

/** The part of an ONNX Runtime session that a run needs; `T` is the runtime's own tensor. */
export interface RuntimeSession<T> {
  run(feeds: Record<string, T>): Promise<Readonly<Record<string, RuntimeTensor>>>;
}

export interface RuntimeTensor {
  readonly dims: readonly number[];
  /** From graphics memory where it lies there. */
  getData(): Promise<unknown>;
}

export type TensorMaker<T> = (values: Float32Array<ArrayBuffer>, dims: readonly number[]) => T;

/** A session as a function. Whatever the runtime throws is `inference/runtime-failed`. */
export function networkOf<T>(session: RuntimeSession<T>, makeTensor: TensorMaker<T>, { input, outputs: names }: BundleManifest): RunNetwork {
  const dims = [1, input.channels, input.side, input.side];
  return async (values) => {
    try {
      const outputs = await session.run({ [input.name]: makeTensor(values, dims) });
      const logits = outputs[names.logits];
      const cam = names.cam === null ? undefined : outputs[names.cam];
      const gate = names.gate === null ? undefined : outputs[names.gate];
      if (logits === undefined) return fail({ code: "inference/output-invalid", reason: "shape" });
      return succeed({
        logits: await numbersOf(logits),
        cam: cam === undefined ? null : await mapsOf(cam),
        gate: gate === undefined ? null : await numbersOf(gate),
      });
    } catch {
      return fail({ code: "inference/runtime-failed" });
    }
  };
}

async function mapsOf(cam: RuntimeTensor): Promise<RawMaps> {
  const [rows, columns] = cam.dims.slice(-2);
  return { values: await numbersOf(cam), rows: rows ?? 0, columns: columns ?? 0 };
}

/** A tensor that is not float32 gives nothing, which fits no shape. */
async function numbersOf(tensor: RuntimeTensor): Promise<Float32Array> {
  const values = await tensor.getData();
  return values instanceof Float32Array ? values : new Float32Array();
}
