import { createRoot } from "react-dom/client";
import { afterEach } from "vitest";
import { App } from "../../src/app/App.tsx";
import type { Services } from "../../src/app/services.ts";
import { fakeServices } from "../harness/fakeServices.ts";

const closings: (() => void)[] = [];

afterEach(() => {
  for (const close of closings.splice(0)) close();
});

/** The whole app at `path`, on the harness's fakes as `query` wants them and `prepare` changes them; gone when the test ends. */
export async function openApp(path: string, query = "locale=en", prepare: (services: Services) => Promise<Services> | Services = (services) => services): Promise<Services> {
  location.hash = path;
  const host = document.createElement("div");
  host.style.height = "768px";
  document.body.append(host);
  const root = createRoot(host);
  closings.push(() => {
    root.unmount();
    host.remove();
  });
  const services = await prepare(await fakeServices(new URLSearchParams(query)));
  root.render(<App services={services} />);
  return services;
}
