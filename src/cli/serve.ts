import { parseHosts } from "../server/pageOrigin.ts";
import { openServer } from "../server/server.ts";

const port = Number(process.env["PORT"] ?? 4173);
const host = process.env["HOST"] ?? "localhost";
/** The clinic's DICOMweb server; "user:password" where it wants one. */
const pacsUrl = process.env["FIRSTREAD_PACS_URL"] ?? "";
const basicAuth = process.env["FIRSTREAD_PACS_AUTH"] || null;
/** Names besides those of this machine under which the clinic opens the app, with commas between. */
const hosts = parseHosts(process.env["FIRSTREAD_HOSTS"] ?? "");

try {
  await openServer({ root: "dist", port, host, pacs: pacsUrl === "" ? null : { url: pacsUrl, basicAuth, hosts } });
  console.log(`Firstread is ready: http://${host}:${port}`);
  if (pacsUrl !== "") console.log("Reports are passed on to the PACS. Its address in the settings of the app is: pacs");
  console.log("Stop it with Ctrl+C. Once opened in a browser, it works without this server too.");
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  const words = error instanceof Error ? error.message : String(error);
  console.error(isTaken ? `Port ${port} is in use. Choose another one: PORT=4174 npm start` : words);
  process.exitCode = 1;
}
