/// <reference lib="webworker" />
import { clientsClaim } from "workbox-core";
import { addPlugins, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { downloadCacheName } from "./platform/browser/download.ts";

declare const self: ServiceWorkerGlobalScope;

// Isolation for hosts that cannot set headers. A precache plugin, since precacheAndRoute answers "/" before any later route.
addPlugins([{ handlerWillRespond: ({ response }) => isolated(response) }]);
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
registerRoute(new NavigationRoute(createHandlerBoundToURL("index.html")));
registerRoute(({ url, sameOrigin }) => sameOrigin && isDownload(url), ({ request }) => fromDownloads(request));
cleanupOutdatedCaches();
clientsClaim();

self.addEventListener("message", (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});

/** The model's runtime: downloaded and verified by the page (platform/browser/download), answered from there for ever after. */
function isDownload(url: URL): boolean {
  return /\/ort-wasm[^/]*\.wasm$/.test(url.pathname);
}

/** As it lies in the cache (see `isolated`). */
async function fromDownloads(request: Request): Promise<Response> {
  const cache = await caches.open(downloadCacheName);
  return (await cache.match(request.url, { ignoreSearch: true })) ?? fetch(request);
}

/** A blob, not the body's stream: a stream whose reader has gone keeps this version busy, and the next one waiting, for minutes. */
async function isolated(response: Response): Promise<Response> {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  return new Response(await response.blob(), { status: response.status, statusText: response.statusText, headers });
}
