import { expect, it } from "vitest";
import { siteHere } from "../../../../src/app/components/siteHere.ts";
import { fail, succeed } from "../../../../src/domain/outcome.ts";
import { defaultSettings } from "../../../../src/reading/reading.ts";

const unreadable = fail({ code: "store/failed", reason: "disk" });

it("a new site has the settings of a new site", () => {
  expect(siteHere(succeed({ settings: null, readers: [] }), null)).toEqual({ settings: defaultSettings, readers: [], problem: null });
});

it("a site that was never read shows no score before a verdict and wants two readers", () => {
  const here = siteHere(unreadable, null);
  expect([here.settings.mode, here.settings.secondReader]).toEqual(["blind", "always"]);
  expect(here.problem).toEqual({ code: "store/failed", reason: "disk" });
});

it("a site that cannot be read any more stays as it was, with the problem, until it can", () => {
  const stored = succeed({ settings: { ...defaultSettings, mode: "blind" as const, secondReader: "positive" as const }, readers: [] });
  const before = siteHere(stored, null);
  const failed = siteHere(unreadable, before);
  expect(failed).toEqual({ ...before, problem: { code: "store/failed", reason: "disk" } });
  expect(siteHere(stored, siteHere(unreadable, failed))).toEqual(before);
});
