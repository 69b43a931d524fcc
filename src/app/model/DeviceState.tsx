import type { DeviceReport, InferenceStatus, ProviderChoice, SelfTestReport } from "../../inference/inference.ts";
import { Button } from "../components/Button.tsx";
import { downloadWords } from "../components/downloadWords.ts";
import { useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useServices, useText } from "../services.ts";
import shared from "../components/shared.module.css";
import styles from "./Model.module.css";

/** Whether the model may speak on this device, and what it was measured at. */
export function DeviceState({ status }: { readonly status: InferenceStatus }) {
  const text = useText();
  return (
    <section>
      <h2>{text("model.onThisDevice")}</h2>
      <StateNow status={status} />
    </section>
  );
}

function StateNow({ status }: { readonly status: InferenceStatus }) {
  const text = useText();
  if (status.state === "downloading") return <Downloading status={status} />;
  if (status.state === "unavailable") return <Unavailable problem={status.problem} />;
  if (status.state === "ready") return <Ready device={status.device} />;
  return <p>{text(`model.${status.state}`)}</p>;
}

function Downloading({ status }: { readonly status: Extract<InferenceStatus, { state: "downloading" }> }) {
  const language = useLanguage();
  return (
    <div className={styles.download}>
      <progress className={shared.progress} aria-label={language.text("model.downloading")} max={status.totalBytes || 1} value={status.doneBytes} />
      <p>{downloadWords(status, language)}</p>
    </div>
  );
}

function Unavailable({ problem }: Pick<Extract<InferenceStatus, { state: "unavailable" }>, "problem">) {
  const text = useText();
  const { inference } = useServices();
  return (
    <div className={styles.unavailable}>
      <h3>{text("status.ai.unavailable")}</h3>
      <ProblemNote problem={problem} />
      <Button look="primary" onClick={() => inference.restart()}>
        {text("model.restart")}
      </Button>
    </div>
  );
}

function Ready({ device }: { readonly device: DeviceReport }) {
  const text = useText();
  return (
    <>
      <p className={styles.lead}>{text("model.selfTest.explain")}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["provider", "outcome", "difference", "speed", "at"] as const).map((column) => (
              <th key={column} scope="col">
                {text(`model.selfTest.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {device.selfTests.map((test) => (
            <SelfTestRow key={test.provider} test={test} device={device} />
          ))}
        </tbody>
      </table>
      <ProviderSwitch choice={device.choice} />
    </>
  );
}

function SelfTestRow({ test: { provider, at, outcome }, device }: { readonly test: SelfTestReport; readonly device: DeviceReport }) {
  const { text, formats, problem } = useLanguage();
  const isInUse = provider === device.provider;
  const hasPassed = outcome.state === "passed";
  return (
    <tr>
      <th scope="row">
        {text(`provider.${provider}`)}
        {isInUse && <small>{`${text("model.selfTest.inUse")}, ${text("model.threads", { count: device.threads })}`}</small>}
      </th>
      <td>{hasPassed ? text("model.selfTest.passed") : `${text("model.selfTest.failed")}: ${problem(outcome.problem).happened}`}</td>
      <td>{hasPassed ? formats.small(outcome.maxDifference) : text("model.unknown")}</td>
      <td>{hasPassed ? text("model.milliseconds", { ms: formats.small(outcome.medianMs) }) : text("model.unknown")}</td>
      <td>{formats.dateTime(at)}</td>
    </tr>
  );
}

const choices = ["automatic", "wasm", "webgpu"] as const satisfies readonly ProviderChoice[];

function ProviderSwitch({ choice }: { readonly choice: ProviderChoice }) {
  const text = useText();
  const { inference, preferences } = useServices();
  const choose = (provider: ProviderChoice) => {
    preferences.change({ provider });
    inference.prefer(provider);
  };
  return (
    <fieldset className={styles.choice}>
      <legend>{text("model.provider")}</legend>
      {choices.map((one) => (
        <label key={one}>
          <input type="radio" name="provider" checked={one === choice} onChange={() => choose(one)} />
          {text(`provider.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
