import { createServer, type Server } from "node:http";
import { staticFiles } from "./staticFiles.ts";

export interface ServeOptions {
  /** The built app. */
  readonly root: string;
  readonly port: number;
  /** Loopback unless the clinic says otherwise. */
  readonly host: string;
}

/** Starts to serve the app; resolves when it listens, rejects when it cannot (the port is taken, say). */
export function openServer({ root, port, host }: ServeOptions): Promise<Server> {
  const handle = staticFiles(root);
  const server = createServer((request, response) => void handle(request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}
