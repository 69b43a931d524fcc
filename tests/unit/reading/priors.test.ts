import { describe, expect, it } from "vitest";
import type { Patient, Study } from "../../../src/domain/study.ts";
import { priorsOf } from "../../../src/reading/reading.ts";
import { examplePatient } from "../../fakes/examples.ts";
import { exampleStudy } from "../../fakes/readStudies.ts";

function of(uid: string, patient: Partial<Patient>, known: Partial<Study> = {}): Study {
  return exampleStudy(uid, [{ state: "notRun" }], { patient: { ...examplePatient, ...patient }, date: "2020-01-01", time: "10:00:00", ...known });
}

const now = of("now", {}, { date: "2026-11-23", time: "09:00:00" });
const priors = (...studies: readonly Study[]) => priorsOf([now, ...studies], now).map(({ uid }) => uid);

describe("prior studies", () => {
  it("are the same patient's, newest first", () => {
    expect(priors(of("1", {}, { date: "2019-05-01" }), of("2", {}, { date: "2024-05-01" }), of("3", { id: "SYN-2" }))).toEqual(["2", "1"]);
  });

  it("are earlier: not later ones, and not the study itself", () => expect(priors(of("1", {}, { date: "2026-11-24" }))).toEqual([]));

  it("on one day the time decides, then the arrival", () => {
    expect(priors(of("1", {}, { date: "2026-11-23", time: "08:59:00" }), of("2", {}, { date: "2026-11-23", time: "09:01:00" }))).toEqual(["1"]);
    expect(priors(of("3", {}, { date: "2026-11-23", time: "09:00:00", receivedAt: 0 }))).toEqual(["3"]);
  });

  it("without a date the day of arrival counts", () => {
    expect(priors(of("1", {}, { date: null, time: null, receivedAt: Date.UTC(2025, 0, 1) }), of("2", {}, { date: null, time: null, receivedAt: Date.UTC(2027, 0, 1) })))
      .toEqual(["1"]);
  });

  it("without a date they came at the day and time that this laptop's clock said", () => {
    const came = (...when: [number, number, number, number, number]) => ({ date: null, time: null, receivedAt: new Date(...when).getTime() });
    expect(priors(of("1", {}, came(2026, 10, 23, 0, 30)), of("2", {}, came(2026, 10, 23, 9, 1)), of("3", {}, came(2026, 10, 22, 23, 30)))).toEqual(["1", "3"]);
  });

  it("one ID with two birth dates, or two sexes, is two people", () => {
    expect(priors(of("1", { birthDate: "1980-01-01" }), of("2", { sex: "M" }), of("3", { birthDate: null, sex: null }))).toEqual(["3"]);
  });

  it("a patient without an ID is not one that has one", () => expect(priors(of("1", { id: null }), of("2", { id: " " }))).toEqual([]));

  it("without any ID, name and birth date decide together, and both must be known", () => {
    const anonymous = { ...now, patient: { ...now.patient, id: null } };
    const candidates = [of("1", { id: null }), of("2", { id: null, name: "가상 이호" }), of("3", { id: "", birthDate: null }), of("4", { id: "" })];
    expect(priorsOf(candidates, anonymous).map(({ uid }) => uid)).toEqual(["1", "4"]);
    const nameless = { ...anonymous, patient: { ...anonymous.patient, name: null } };
    expect(priorsOf([of("5", { id: null, name: null })], nameless)).toEqual([]);
  });
});
