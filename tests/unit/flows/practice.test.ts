import { describe, expect, it } from "vitest";
import { fail, succeed } from "../../../src/domain/outcome.ts";
import { openPractice, shuffled } from "../../../src/flows/practice.ts";
import { exampleIngested, validResult } from "../../fakes/examples.ts";
import { fakeInference } from "../../fakes/fakeInference.ts";
import { fakeFile, fakeIngest } from "../../fakes/fakeIngest.ts";

const sample = (name: string, title: string) => ({ ...fakeFile(name), title });
const clock = { now: () => 1000 };

function practiceOn(samples: readonly ReturnType<typeof sample>[]) {
  const ingest = fakeIngest({ "a.dcm": exampleIngested("1.2.3"), "b.dcm": exampleIngested("1.2.4"), "broken.dcm": { code: "ingest/truncated" } });
  return openPractice({ ingest, inference: fakeInference(({ sopInstanceUid }) => validResult(sopInstanceUid)), clock, samples: () => Promise.resolve(succeed(samples)) });
}

describe("practice", () => {
  it("offers every sample that can be read, with what it shows, and none that cannot", async () => {
    const films = await practiceOn([sample("a.dcm", "normal"), sample("b.dcm", "hand"), sample("broken.dcm", "truncated")]).films(1);
    expect(films.ok && films.value.map(({ truth }) => truth).toSorted()).toEqual(["hand", "normal"]);
  });

  it("opens a film before it is scored, and has the score of that film later", async () => {
    const films = await practiceOn([sample("a.dcm", "normal")]).films(1);
    const opened = films.ok ? await films.value[0]?.open() : undefined;
    if (opened?.ok !== true) throw new Error("The film did not open.");
    const { study, result } = opened.value;
    expect(study.images.map((image) => image.result.state)).toEqual(["notRun"]);
    expect(study.images.map(({ radiograph }) => radiograph.sopInstanceUid)).toEqual(["1.2.3"]);
    expect(await result).toEqual(validResult("1.2.3"));
  });

  it("says why a sample did not open", async () => {
    const films = await practiceOn([sample("broken.dcm", "nodule")]).films(1);
    expect(films.ok && (await films.value[0]?.open())).toEqual(fail({ code: "ingest/truncated" }));
  });

  it("says why there are no samples", async () => {
    const problem = { code: "inference/download-failed", file: "samples" } as const;
    const practice = openPractice({ ingest: fakeIngest({}), inference: fakeInference(() => validResult()), clock, samples: () => Promise.resolve(fail(problem)) });
    expect(await practice.films(1)).toEqual(fail(problem));
  });
});

describe("the order of the films", () => {
  const films = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

  it("is the same for the same seed, and loses none", () => {
    expect(shuffled(films, 7)).toEqual(shuffled(films, 7));
    expect(shuffled(films, 7).toSorted()).toEqual(films);
  });

  it("differs from seed to seed: each film comes first now and then", () => {
    const firsts = new Set(Array.from({ length: 200 }, (_, seed) => shuffled(films, seed)[0]));
    expect(firsts.size).toBe(films.length);
  });
});
