/** The Cache API's `match`, `put`, `delete` and `keys` in memory; bodies are copied like the real one's. */
export function memoryCache(): Cache {
  const bodies = new Map<string, { readonly bytes: ArrayBuffer; readonly headers: Headers }>();
  const cache = {
    async match(key: string) {
      const found = bodies.get(key);
      return found === undefined ? undefined : new Response(found.bytes.slice(0), { headers: found.headers });
    },
    async put(key: string, response: Response) {
      bodies.set(key, { bytes: await response.arrayBuffer(), headers: response.headers });
    },
    async delete(key: string | Request) {
      return bodies.delete(typeof key === "string" ? key : key.url);
    },
    async keys() {
      return [...bodies.keys()].map((url) => new Request(url));
    },
  };
  return cache as unknown as Cache;
}
