import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import type { DeviceReport } from "../../inference/inference.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { useInferenceStatus } from "../components/watching.ts";
import { useText } from "../services.ts";
import { DeviceState } from "./DeviceState.tsx";
import { GateFacts } from "./GateFacts.tsx";
import { LabelTables } from "./LabelTable.tsx";
import { ManifestFacts } from "./ManifestFacts.tsx";
import styles from "./Model.module.css";

const ModelCard = lazy(async () => ({ default: (await import("./ModelCard.tsx")).ModelCard }));

/** What the model can and cannot do, and whether it works here. */
export function ModelPage() {
  const text = useText();
  const [, go] = useLocation();
  const status = useInferenceStatus();
  const heading = useArrival(`${text("model.title")} · ${text("app.name")}`);
  useKeys({ Escape: () => go("/"), "?": () => go("/about") });
  return (
    <article className={styles.page}>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {text("model.title")}
        </h1>
        <p className={styles.lead}>{text("model.lead")}</p>
      </header>
      <DeviceState status={status} />
      {status.state === "ready" && <Described device={status.device} />}
    </article>
  );
}

function Described({ device }: { readonly device: DeviceReport }) {
  const text = useText();
  return (
    <>
      <ManifestFacts device={device} />
      <LabelTables labels={device.manifest.labels} notOffered={device.manifest.notOffered} />
      <GateFacts gate={device.manifest.gate} />
      <section>
        <h2>{text("model.card")}</h2>
        <Suspense fallback={<p>{text("app.loading")}</p>}>
          <ModelCard />
        </Suspense>
      </section>
    </>
  );
}
