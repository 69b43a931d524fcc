import { describe, expect, it } from "vitest";
import { findingIds } from "../../../src/domain/finding.ts";
import { parseLabelsFile, type LabelsFile, type RowFilter } from "../../../src/evaluation/labelsFile.ts";

function parsed(text: string, filters: readonly RowFilter[] = []): LabelsFile {
  const file = parseLabelsFile(text, filters);
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  return file.value;
}

function problemOf(text: string, filters: readonly RowFilter[] = []) {
  const file = parseLabelsFile(text, filters);
  return file.ok ? null : file.problem;
}

const truthsOf = (file: LabelsFile, name: string) => Object.fromEntries(file.films.find((film) => film.file === name)?.truths ?? []);

describe("a labels file with a column for each finding", () => {
  it("says 1, 0 or nothing of each", () => {
    const file = parsed("file,effusion,mass\na.dcm,1,0\nb.dcm,,1.0\n");
    expect(file.layout).toBe("columns");
    expect(truthsOf(file, "a.dcm")).toEqual({ effusion: true, mass: false });
    expect(truthsOf(file, "b.dcm")).toEqual({ mass: true });
    expect(file.findings).toEqual(["effusion", "mass"]);
  });

  it("gives a composite where all of its parts have a column", () => {
    const file = parsed("file,mass,nodule\na,1,\nb,0,0\nc,0,\n");
    expect(["a", "b", "c"].map((name) => truthsOf(file, name)["mass_or_nodule"])).toEqual([true, false, undefined]);
    expect(truthsOf(parsed("file,mass\na,0\n"), "a")).toEqual({ mass: false });
  });

  it("keeps a composite that has a column of its own", () => {
    expect(truthsOf(parsed("file,mass,nodule,mass_or_nodule\na,0,0,1\n"), "a")["mass_or_nodule"]).toBe(true);
  });

  it("is read in any order, case, separator and line ending, and with a byte order mark", () => {
    const file = parsed("\uFEFFEffusion;FILE\r\n1;folder\\a.dcm\r\n0;./b.dcm\r\n");
    expect(file.films.map((film) => film.file)).toEqual(["b.dcm", "folder/a.dcm"]);
    expect(truthsOf(file, "folder/a.dcm")).toEqual({ effusion: true });
  });

  it("knows patients, and groups that a film may belong to", () => {
    const file = parsed("file,abnormal,patient_id,view,sex,age\na,1,p1,pa,f,058Y\nb,0,,unknown,,17\nc,0,p1,AP,M,1-5\n");
    expect(file.hasPatients).toBe(true);
    expect(file.groupings).toEqual(["view", "sex", "age"]);
    expect(file.films.map(({ groups }) => groups)).toEqual([
      { view: "PA", sex: "F", age: "40-59" }, { view: null, sex: null, age: "0-17" }, { view: "AP", sex: "M", age: "1-5" },
    ]);
    expect(file.films.map(({ patientId }) => patientId)).toEqual(["p1", null, "p1"]);
  });

  it("knows no patients where none of the chosen films names one", () => {
    const text = "file,abnormal,patient_id,source\na,1,p1,one\nb,0,,two\n";
    expect(parsed(text).hasPatients).toBe(true);
    expect(parsed(text, [{ column: "source", value: "two" }]).hasPatients).toBe(false);
  });

  it("puts an age into the same band however it is written", () => {
    const ages = ["58", "58.0", "058Y", "006M", "003W", "010d", "216M", "1-5", ""];
    const file = parsed(`file,abnormal,age\n${ages.map((age, at) => `f${at},1,${age}`).join("\n")}`);
    expect(file.films.map(({ groups }) => groups.age)).toEqual(["40-59", "40-59", "40-59", "0-17", "0-17", "0-17", "18-39", "1-5", null]);
  });
});

describe("a labels file with names in one column", () => {
  const file = parsed([
    "file,source,labels", "a,one,mass;effusion", "b,one,consolidation", "c,one,normal", "d,two,pneumonia", "e,two,normal", "f,three,not_cxr", "g,one,",
  ].join("\n"));

  it("says of each finding that the film's source uses whether it is there", () => {
    expect(truthsOf(file, "a")).toEqual({ abnormal: true, mass: true, mass_or_nodule: true, effusion: true, consolidation: false, opacity: false });
    expect(truthsOf(file, "b")).toMatchObject({ abnormal: true, consolidation: true, opacity: true, mass_or_nodule: false });
  });

  it("says nothing of findings that the source never names", () => {
    expect(truthsOf(file, "d")).toEqual({ abnormal: true, pneumonia: true, opacity: true });
  });

  it("says of a film called normal that nothing is there", () => {
    const truths = truthsOf(file, "c");
    expect(Object.keys(truths)).toHaveLength(findingIds.length);
    expect(Object.values(truths).every((value) => !value)).toBe(true);
  });

  it("says nothing of a film that is no chest film, or that has no label", () => {
    expect(file.films.filter(({ isOther }) => isOther).map((film) => film.file)).toEqual(["f"]);
    expect([truthsOf(file, "f"), truthsOf(file, "g")]).toEqual([{}, {}]);
  });

  it("says of no part of a composite that it is absent where only the composite is named", () => {
    const mixed = parsed("file,labels\na,opacity\nb,consolidation;mass\n");
    expect(truthsOf(mixed, "a")).toEqual({ abnormal: true, opacity: true, mass: false, mass_or_nodule: false });
  });

  it("opacity is any of infiltration, consolidation and pneumonia, and nothing else", () => {
    const each = parsed("file,labels\na,infiltration\nb,consolidation\nc,pneumonia\nd,edema\n");
    expect(each.films.map(({ truths }) => truths.get("opacity"))).toEqual([true, true, true, false]);
  });
});

describe("filters", () => {
  const text = "file,labels,split,lot\na,normal,test,1\nb,mass,test,2\nc,normal,train,1\nd,mass,val,1\n";
  const named = (...filters: readonly (readonly [string, string])[]) =>
    parsed(text, filters.map(([column, value]) => ({ column, value }))).films.map((film) => film.file);

  it("of several columns must all fit, of one column any", () => {
    expect(named(["split", "test"])).toEqual(["a", "b"]);
    expect(named(["split", "test"], ["lot", "1"])).toEqual(["a"]);
    expect(named(["split", "test"], ["split", "val"], ["lot", "1"])).toEqual(["a", "d"]);
  });

  it("do not change what an absent name means: the whole file shows what a source looks for", () => {
    expect(parsed(text, [{ column: "split", value: "train" }]).findings).toContain("mass");
  });

  it("must name a column and a value that are there, and leave something", () => {
    expect(problemOf(text, [{ column: "group", value: "1" }])).toMatchObject({ code: "evaluation/unknown-filter-column", column: "group" });
    expect(problemOf(text, [{ column: "lot", value: "3" }])).toMatchObject({ code: "evaluation/unknown-filter-value", values: ["1", "2"] });
    expect(problemOf(text, [{ column: "lot", value: "2" }, { column: "split", value: "train" }])).toMatchObject({ code: "evaluation/nothing-selected", rows: 4 });
  });
});

describe("a labels file that is wrong", () => {
  it.each([
    ["without films", "file,abnormal\n", { code: "evaluation/empty-labels" }],
    ["without a column file", "path,abnormal\na,1\n", { code: "evaluation/no-file-column", columns: ["path", "abnormal"] }],
    ["with columns that are not known", "file,abnormal,Pleural_efusion,cardiomegalie\na,1,1,0\n", {
      code: "evaluation/unknown-columns", columns: [{ word: "Pleural_efusion", nearest: "effusion" }, { word: "cardiomegalie", nearest: "cardiomegaly" }],
    }],
    ["with a column twice", "file,mass,Mass\na,1,0\n", { code: "evaluation/repeated-column", column: "mass" }],
    ["with both layouts", "file,labels,mass\na,mass,1\n", { code: "evaluation/two-layouts", column: "mass" }],
    ["without a label", "file,sex\na,F\n", { code: "evaluation/no-label-column" }],
    ["with a row that is too short", "file,mass,sex\na,1\n", { code: "evaluation/uneven-row", line: 2, fields: 2, columns: 3 }],
    ["with a quotation mark that stays open", 'file,mass\n"a,1\n', { code: "evaluation/open-quote", line: 2 }],
    ["with names that are not known", "file,labels\na,efusion\n", { code: "evaluation/unknown-names", names: [{ word: "efusion", nearest: "effusion" }] }],
    ["with a film that is normal and is not", "file,labels\na,normal;effusion\nb,normal\n", {
      code: "evaluation/contradicting-names", count: 1, first: [{ line: 2, column: "labels", value: "normal;effusion" }],
    }],
    ["with a file twice", "file,mass\nx/a,1\n./x/a,1\nb,0\n", { code: "evaluation/repeated-files", count: 1, first: ["x/a"] }],
    ["with a file outside of the folder", "file,mass\n../a,1\n/b,1\n", {
      code: "evaluation/bad-file-names", count: 2, first: [{ line: 2, column: "file", value: "../a" }, { line: 3, column: "file", value: "/b" }],
    }],
    ["with the folder itself for a file", "file,mass\n.,1\n", {
      code: "evaluation/bad-file-names", count: 1, first: [{ line: 2, column: "file", value: "." }],
    }],
    ["with a value that only JavaScript knows", "file,mass\na,constructor\n", { code: "evaluation/bad-values", count: 1 }],
    ["with a value that is neither 1 nor 0", "file,mass\na,-1\nb,1\nc,yes\n", {
      code: "evaluation/bad-values", count: 2, first: [{ line: 2, column: "mass", value: "-1" }, { line: 4, column: "mass", value: "yes" }],
    }],
  ])("%s is refused, and it is said why", (_, text, problem) => {
    expect(problemOf(text)).toMatchObject(problem);
  });

  it("shows five examples of many", () => {
    const problem = problemOf(`file,mass\n${Array.from({ length: 12 }, (_, at) => `f${at},2`).join("\n")}`);
    expect(problem).toMatchObject({ code: "evaluation/bad-values", count: 12 });
    expect(problem?.code === "evaluation/bad-values" && problem.first).toHaveLength(5);
  });
});
