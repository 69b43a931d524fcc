import { openServer } from "../server/server.ts";

const port = Number(process.env["PORT"] ?? 4173);
const host = process.env["HOST"] ?? "localhost";

try {
  await openServer({ root: "dist", port, host });
  console.log(`Firstread is ready: http://${host}:${port}`);
  console.log("Stop it with Ctrl+C. Once opened in a browser, it works without this server too.");
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  console.error(isTaken ? `Port ${port} is in use. Choose another one: PORT=4174 npm start` : String(error));
  process.exitCode = 1;
}
