import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** What every start of the browser needs here: no sandbox in a container, and no chatter of its own with the network. */
export const chromiumFlags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/** The path of a Chromium: FIRSTREAD_CHROMIUM, else an installed one, else Playwright's, else Debian's package (as root). Throws if none can be had. */
export function findChromium(): string {
  return fromEnvironment() ?? installed() ?? playwrights() ?? debians() ?? none();
}

function fromEnvironment(): string | null {
  const path = process.env["FIRSTREAD_CHROMIUM"] ?? "";
  return path !== "" && existsSync(path) ? path : null;
}

function installed(): string | null {
  const finder = process.platform === "win32" ? "where" : "which";
  for (const name of names) {
    const [path] = spawnSync(finder, [name], { encoding: "utf8" }).stdout?.split(/\r?\n/) ?? [];
    if (path !== undefined && existsSync(path)) return path;
  }
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return existsSync(mac) ? mac : null;
}

function playwrights(): string | null {
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  if (isRootOnDebian()) return null;
  console.log("No Chromium found; asking Playwright for one.");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit", shell: process.platform === "win32" });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function debians(): string | null {
  if (!isRootOnDebian()) return null;
  console.log("No Chromium found; installing Debian's package.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
  execFileSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], { stdio: ["ignore", "ignore", "inherit"], env });
  return installed();
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

function none(): never {
  throw new Error("No Chromium: install one (Debian: apt-get install chromium) or set FIRSTREAD_CHROMIUM to its path.");
}
