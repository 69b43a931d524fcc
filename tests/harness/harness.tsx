import { createRoot } from "react-dom/client";
import { App } from "../../src/app/App.tsx";
import { fakeServices } from "./fakeServices.ts";

/** Every screen of the app on fakes, for screenshots and accessibility checks. The query says what state the fakes are in. */
const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no root.");
const services = await fakeServices(new URLSearchParams(location.search));
createRoot(root).render(<App services={services} />);
