import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const source = join(root, "src");

/** What each part may use besides `domain`, `platform` and itself: the table of borders in the style guide. */
const doors = ["dicom", "fhir", "i18n", "audit", "inference", "reading", "quality", "ingest", "store", "deid", "report", "sync", "flows"];
const mayUse: Readonly<Record<string, readonly string[]>> = {
  domain: [], platform: ["domain"], dicom: [], fhir: [], i18n: [], audit: [], inference: [], reading: [], quality: [],
  ingest: ["dicom"], store: ["audit"], deid: ["dicom", "fhir"], report: ["dicom", "fhir", "i18n"], sync: ["fhir", "deid"], server: ["fhir"],
  evaluation: ["i18n", "inference"],
  flows: doors.filter((part) => part !== "flows"), app: doors, cli: [...doors, "evaluation", "server"],
};

/** The file of a part that other parts may import. In domain, platform, dicom, flows and audit each file is its own door. */
const ownDoors = new Set(["domain", "platform", "flows", "dicom"]);

/** Each package has one home. */
const homes: Readonly<Record<string, readonly string[]>> = {
  dexie: ["store/browser"],
  "onnxruntime-web": ["inference/worker", "inference/node", "inference/browser/runtime"],
  "cornerstone-core": ["app/viewer/cornerstone"],
  workbox: ["sw", "platform/browser/updates"],
  react: ["app", "main"], "react-dom": ["main"], wouter: ["app"], "react-markdown": ["app"], "remark-gfm": ["app"], pretendard: ["app"],
  "dicom-parser": ["dicom"],
  "fast-png": ["ingest/worker", "cli"], "@cornerstonejs": ["ingest/worker", "ingest/node", "cli/samples"],
  fflate: ["ingest/worker", "dicom", "cli/samples", "platform/browser/zipFile"],
  "@tanstack/react-virtual": ["app/worklist"], uqr: ["app/report", "report"],
  valibot: ["inference", "store", "flows", "platform"], "@noble/hashes": ["platform"],
};

interface Import {
  readonly from: string;
  readonly target: string;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"));
const imports: readonly Import[] = files.flatMap((from) => specifiersOf(readFileSync(join(source, from), "utf8")).map((target) => ({ from, target })));
const local = imports.filter(({ target }) => target.startsWith(".")).map(({ from, target }) => ({ from, target: resolved(from, target) }));

function specifiersOf(text: string): string[] {
  const matches = text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;=]*?from\s*"([^"]+)"|(?:^|\n)import\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g);
  return [...matches].map(([, a, b, c]) => a ?? b ?? c ?? "");
}

function resolved(from: string, target: string): string {
  return relative(source, normalize(join(source, dirname(from), target.replace(/\?.*$/, ""))));
}

const partOf = (file: string) => (file.includes(sep) ? file.slice(0, file.indexOf(sep)) : file.replace(/\.tsx?$/, ""));
const isAdapter = (file: string) => /^[^/]+\/(browser|worker|node)\//.test(file);
const isRoot = (file: string) => /^(main\.tsx|sw\.ts)$/.test(file) || file.startsWith("cli/");
const show = ({ from, target }: Import) => `${from} -> ${target}`;

describe("borders", () => {
  it("the walk finds the source, so that the rules below cannot pass on nothing", () => {
    expect(files.length).toBeGreaterThan(40);
    expect(local.length).toBeGreaterThan(100);
  });

  it("arrows point left: a part uses only what the table allows", () => {
    const wrong = local.filter(({ from, target }) => {
      const [part, other] = [partOf(from), partOf(target)];
      if (isRoot(from) || part === other || other === "domain" || other === "platform") return part === "domain" && other !== "domain";
      return !(mayUse[part] ?? []).includes(other);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("one door: other parts import a part's door and nothing behind it", () => {
    const wrong = local.filter(({ from, target }) => {
      const [part, other] = [partOf(from), partOf(target)];
      if (part === other || ownDoors.has(other) || isRoot(from) || isAdapter(target)) return false;
      return !doorsOf(other).includes(target);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("adapters are invisible: only the composition roots import one, an adapter's own neighbors, and any adapter those of platform", () => {
    const wrong = local.filter(({ from, target }) => isAdapter(target) && !isRoot(from) && !(isAdapter(from) && [partOf(from), "platform"].includes(partOf(target))));
    expect(wrong.map(show)).toEqual([]);
  });

  it("a worker is reached by its address, never imported", () => {
    expect(local.filter(({ target }) => target.endsWith(".worker.ts")).map(show)).toEqual([]);
  });

  it("screens do not import each other", () => {
    const screen = (file: string) => /^app\/([^/]+)\//.exec(file)?.[1] ?? null;
    const shared = new Set(["components", "a11y", "viewer"]);
    const wrong = local.filter(({ from, target }) => {
      const [a, b] = [screen(from), screen(target)];
      return a !== null && b !== null && a !== b && !shared.has(b);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("each package has one home", () => {
    const wrong = imports.filter(({ from, target }) => {
      if (target.startsWith(".") || target.startsWith("node:")) return false;
      const places = homes[packageOf(target)];
      return places === undefined || !places.some((place) => from.startsWith(place));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("no file only re-exports, and none is called after nothing", () => {
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|common|manager|data|info)\.tsx?$/.test(file))).toEqual([]);
  });

  it("no source file is longer than 300 lines, but for tables of data and messages", () => {
    const isTable = (file: string) => /^i18n\/|\/(tags|table)[^/]*\.ts$|Table\.ts$/.test(file);
    const long = files.filter((file) => !isTable(file) && readFileSync(join(source, file), "utf8").split("\n").length > 300);
    expect(long).toEqual([]);
  });
});

/** `inference` has two doors: the port, and the shape of the bundle that it speaks of. */
function doorsOf(part: string): readonly string[] {
  const others: Readonly<Record<string, readonly string[]>> = {
    inference: ["inference/inference.ts", "inference/bundle.ts"],
    i18n: ["i18n/i18n.ts", "i18n/everyLanguage.ts"],
    server: ["server/server.ts"],
    app: ["app/App.tsx", "app/services.tsx", "app/services.ts"],
  };
  return others[part] ?? [`${part}/${part}.ts`];
}

function packageOf(target: string): string {
  if (target.startsWith("workbox-")) return "workbox";
  if (target.startsWith("@cornerstonejs/")) return "@cornerstonejs";
  const [scope = "", name = ""] = target.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}
