import type { StudyUid } from "../../domain/ids.ts";
import type { Priority, Study } from "../../domain/study.ts";
import { Announcement } from "../components/Announcement.tsx";
import { Button } from "../components/Button.tsx";
import { canBeScored } from "../components/canBeScored.ts";
import { useInferenceStatus } from "../components/watching.ts";
import { useText } from "../services.ts";
import styles from "./Chosen.module.css";
import { ManyFailures } from "./ManyFailures.tsx";
import type { Many } from "./useMany.ts";

interface ChosenBarProps {
  /** At least one. */
  readonly studies: readonly Study[];
  readonly isBusy: boolean;
  readonly onPrioritize: (studies: readonly Study[], priority: Priority) => void;
  readonly onRescore: (studies: readonly Study[]) => void;
  readonly onExport: (uids: readonly StudyUid[]) => void;
  readonly onDelete: (studies: readonly Study[]) => void;
  readonly onClear: () => void;
}

/** What can be done with the studies that are selected. */
export function ChosenBar({ studies, isBusy, onPrioritize, onRescore, onExport, onDelete, onClear }: ChosenBarProps) {
  const text = useText();
  const scorable = studies.filter(({ images }) => images.some(({ result }) => canBeScored(result)));
  return (
    <fieldset className={styles.bar} aria-label={text("worklist.chosen.actions")}>
      <strong>{text("worklist.chosen", { count: studies.length })}</strong>
      <Button disabled={isBusy} onClick={() => onPrioritize(studies, "urgent")}>
        {text("worklist.many.urgent")}
      </Button>
      <Button disabled={isBusy} onClick={() => onPrioritize(studies, "routine")}>
        {text("worklist.many.routine")}
      </Button>
      <RescoreButton scorable={scorable} isBusy={isBusy} onRescore={onRescore} />
      <Button onClick={() => onExport(studies.map(({ uid }) => uid))}>{text("worklist.many.export")}</Button>
      <Button look="harm" disabled={isBusy} onClick={() => onDelete(studies)}>
        {text("worklist.delete")}
      </Button>
      <Button look="quiet" onClick={onClear}>
        {text("worklist.chosen.clear")} <kbd>Esc</kbd>
      </Button>
    </fieldset>
  );
}

/** Without a model every score would end as a failure, in the place of what is known now. */
function RescoreButton({ scorable, isBusy, onRescore }: Pick<ChosenBarProps, "isBusy" | "onRescore"> & { readonly scorable: readonly Study[] }) {
  const text = useText();
  const isReady = useInferenceStatus().state === "ready";
  const why = isReady ? text("worklist.many.rescore.none") : text("worklist.many.rescore.noModel");
  const isDisabled = !isReady || scorable.length === 0;
  return (
    <Button disabled={isBusy || isDisabled} title={isDisabled ? why : undefined} onClick={() => onRescore(scorable)}>
      {text("worklist.many.rescore")}
    </Button>
  );
}

/** How far it is, and what came of it. What is over in a moment and can be seen in the rows is only said. */
export function ManyProgress({ many: { state, stop, forget } }: { readonly many: Many }) {
  const text = useText();
  if (state.kind === "idle") return null;
  if (state.kind === "ended" && state.failures.length > 0) {
    return (
      <div className={styles.bar}>
        <ManyFailures failures={state.failures} total={state.total} />
        <CloseButton onClick={forget} />
      </div>
    );
  }
  const words = state.kind === "running" ? text(`worklist.many.doing.${state.action}`, state) : text(`worklist.many.done.${state.action}`, { count: state.total });
  if (state.total <= fewStudies && state.action === "prioritize") return <Announcement>{state.kind === "running" ? "" : words}</Announcement>;
  return (
    <div className={styles.bar}>
      <output>{words}</output>
      {state.kind === "running" && <progress className={styles.progress} aria-label={words} max={state.total} value={state.done} />}
      {state.kind === "running" && state.action === "rescore" && <Button onClick={stop}>{text("worklist.many.stop")}</Button>}
      {state.kind === "ended" && <CloseButton onClick={forget} />}
    </div>
  );
}

/** Up to here marking takes less than a second. */
const fewStudies = 40;

function CloseButton({ onClick }: { readonly onClick: () => void }) {
  const text = useText();
  return (
    <Button look="quiet" onClick={onClick}>
      {text("app.close")}
    </Button>
  );
}
