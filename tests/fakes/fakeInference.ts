import type { Result } from "../../src/domain/result.ts";
import type { Inference, InferenceStatus } from "../../src/inference/inference.ts";
import type { Radiograph } from "../../src/domain/radiograph.ts";

/** Scores by a function; like the real one it takes the pixels. */
export function fakeInference(score: (radiograph: Radiograph) => Result, status: InferenceStatus = { state: "preparing" }): Inference {
  return {
    score: async (radiograph) => {
      const result = score(radiograph);
      structuredClone(radiograph.pixels.buffer, { transfer: [radiograph.pixels.buffer] });
      return result;
    },
    status: () => status,
    watch(onChange) {
      onChange(status);
      return () => undefined;
    },
    restart: () => undefined,
    prefer: () => undefined,
    close: () => undefined,
  };
}
