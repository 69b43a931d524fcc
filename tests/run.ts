import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { findChromium } from "./chromium.ts";

interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Titles, with the reason. */
  readonly skipped: readonly string[];
}

const reports = "test-results";
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const environment = { ...process.env, FIRSTREAD_CHROMIUM: findChromium(), NO_COLOR: "1" };

/** `npm test -- unit` runs only what has that in its name. */
const wanted = process.argv[2] ?? "";
const stages: readonly (readonly [name: string, run: () => Tally])[] = [
  ["types: pure", () => command("npx", ["tsc", "-p", "src/tsconfig.pure.json"])],
  ["types: app", () => command("npx", ["tsc", "-p", "tsconfig.json"])],
  ["types: workers", () => command("npx", ["tsc", "-p", "src/tsconfig.worker.json"])],
  ["types: node", () => command("npx", ["tsc", "-p", "src/tsconfig.node.json"])],
  ["types: tests", () => command("npx", ["tsc", "-p", "tests/tsconfig.json"])],
  ["lint", () => command("npx", ["oxlint", "-c", ".oxlintrc.json", "--type-aware", "src", "tests", "vite.config.ts"])],
  ["unused code (knip)", () => command("npx", ["knip"])],
  ["unit, property, contract, conformance, architecture", () => vitest("vite.config.ts", "vitest.json")],
  ["build", () => command("npm", ["run", "--silent", "build"])],
  ["size budgets", () => command("npx", ["size-limit"])],
  ["browser: store and viewer in Chromium", () => vitest("tests/vitest.browser.config.ts", "browser.json")],
  ["e2e: the built app in Chromium", playwright],
];

const tallies = stages.filter(([name]) => name.includes(wanted)).map(([name, run]) => {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const tally = run();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${tally.failed === 0 ? "ok" : "FAILED"}: ${name}, ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped (${seconds} s)`);
  return tally;
});

const skipped = tallies.flatMap((tally) => tally.skipped);
for (const title of skipped) console.log(`skipped: ${title}`);
const sum = (key: "passed" | "failed") => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${skipped.length} skipped`);
process.exitCode = sum("failed") === 0 && sum("passed") > 0 ? 0 : 1;

function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "inherit", env: environment, shell: process.platform === "win32" }).status === 0;
}

function command(program: string, args: readonly string[]): Tally {
  const isRight = succeeds(program, args);
  return { passed: isRight ? 1 : 0, failed: isRight ? 0 : 1, skipped: [] };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[];
}

function vitest(config: string, file: string): Tally {
  const output = `${reports}/${file}`;
  const isRight = succeeds("npx", ["vitest", "run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${output}`]);
  if (!existsSync(output)) return { passed: 0, failed: 1, skipped: [] };
  const report = JSON.parse(readFileSync(output, "utf8")) as VitestReport;
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skippedTitles = all.filter(({ status }) => status !== "passed" && status !== "failed").map(({ fullName }) => fullName);
  // A file that cannot be loaded has no failed test of its own, but has failed all the same.
  const failed = report.numFailedTests > 0 || isRight ? report.numFailedTests : Math.max(1, report.numFailedTestSuites);
  return { passed: report.numPassedTests, failed, skipped: skippedTitles };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly { readonly title: string; readonly tests: readonly PlaywrightTest[] }[];
}

interface PlaywrightTest {
  readonly status: "expected" | "unexpected" | "flaky" | "skipped";
  readonly annotations: readonly { readonly type: string; readonly description?: string }[];
}

function playwright(): Tally {
  const output = `${reports}/e2e.json`;
  const isRight = succeeds("npx", ["playwright", "test", "--config", "tests/e2e/playwright.config.ts"]);
  if (!existsSync(output)) return { passed: 0, failed: 1, skipped: [] };
  const report = JSON.parse(readFileSync(output, "utf8")) as { readonly suites: readonly PlaywrightSuite[] };
  const tests = report.suites.flatMap(testsOf);
  const count = (...wantedStates: readonly string[]) => tests.filter(({ status }) => wantedStates.includes(status)).length;
  for (const { title } of tests.filter(({ status }) => status === "flaky")) console.log(`passed only on the second try: ${title}`);
  const failed = count("unexpected");
  return { passed: count("expected", "flaky"), failed: failed === 0 && !isRight ? 1 : failed, skipped: tests.filter(({ status }) => status === "skipped").map(titleOf) };
}

function testsOf(suite: PlaywrightSuite): (PlaywrightTest & { readonly title: string })[] {
  const own = suite.specs.flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title })));
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

function titleOf({ title, annotations }: PlaywrightTest & { readonly title: string }): string {
  const reason = annotations.find(({ type }) => type === "skip")?.description;
  return reason === undefined ? title : `${title}: ${reason}`;
}
