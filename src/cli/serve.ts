import { openServer } from "../server/server.ts";

const port = Number(process.env["PORT"] ?? 4173);
const host = process.env["HOST"] ?? "localhost";
/** The clinic's DICOMweb server; "user:password" where it wants one. */
const pacsUrl = process.env["FIRSTREAD_PACS_URL"] ?? "";
const basicAuth = process.env["FIRSTREAD_PACS_AUTH"] ?? null;

try {
  await openServer({ root: "dist", port, host, pacs: pacsUrl === "" ? null : { url: pacsUrl, basicAuth } });
  console.log(`Firstread is ready: http://${host}:${port}`);
  if (pacsUrl !== "") console.log("Reports are passed on to the PACS. Its address in the settings of the app is: pacs");
  console.log("Stop it with Ctrl+C. Once opened in a browser, it works without this server too.");
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  console.error(isTaken ? `Port ${port} is in use. Choose another one: PORT=4174 npm start` : String(error));
  process.exitCode = 1;
}
