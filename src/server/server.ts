import { createServer, type Server } from "node:http";
import { pacsPath, pacsProxy, passwordRefusal, type PacsOptions } from "./pacsProxy.ts";
import { staticFiles } from "./staticFiles.ts";

export interface ServeOptions {
  /** The built app. */
  readonly root: string;
  readonly port: number;
  /** Loopback unless the clinic says otherwise. */
  readonly host: string;
  /** Where reports are passed on to; null where the clinic has not said. */
  readonly pacs?: PacsOptions | null;
}

/** Starts to serve the app; resolves when it listens, rejects when it cannot (the port is taken, say, or a password would be lent to a whole network). */
export function openServer({ root, port, host, pacs = null }: ServeOptions): Promise<Server> {
  const refusal = pacs === null ? null : passwordRefusal(pacs, host);
  if (refusal !== null) return Promise.reject(new RangeError(refusal));
  const serveFiles = staticFiles(root);
  const passOn = pacs === null ? null : pacsProxy(pacs);
  const server = createServer((request, response) => {
    const handle = passOn !== null && request.url === pacsPath ? passOn : serveFiles;
    void handle(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}
