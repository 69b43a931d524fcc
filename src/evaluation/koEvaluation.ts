import { problemText } from "../i18n/everyLanguage.ts";
import { formatsFor } from "../i18n/i18n.ts";
import type { Problem } from "../domain/problem.ts";
import type { EvaluationCatalog } from "./enEvaluation.ts";
import type { BadValue, Mistaken } from "./problem.ts";

const { number } = formatsFor("ko");
const quoted = (words: readonly string[]) => words.map((word) => `‘${word}’`).join(", ");
const examples = (values: readonly BadValue[]) => values.map(({ line, column, value }) => `${line}행 ${column}: ‘${value}’`).join("; ");
const hints = (words: readonly Mistaken[]) => words.map(({ word, nearest }) => `‘${word}’(가장 비슷한 이름: ${nearest})`).join(", ");

function bundleProblem(problem: Problem): string {
  if (problem.code === "inference/file-corrupt") return `${problem.file} 파일이 없거나, SHA-256이 manifest.json에 적힌 값과 다릅니다.`;
  if (problem.code !== "inference/manifest-invalid") return problemText("ko", problem).happened;
  if (/^variants($|\.wasm)/.test(problem.at)) return `manifest.json에 쓸 수 있는 WebAssembly용 신경망이 없습니다(${problem.at}).`;
  return problem.at === "" ? "manifest.json이 없거나 올바른 매니페스트가 아닙니다." : `manifest.json의 ${problem.at} 항목이 올바르지 않습니다.`;
}

export const koEvaluation: EvaluationCatalog = {
  problems: {
    "evaluation/no-labels-file": ({ path }) => `라벨 파일 ${path}을(를) 읽을 수 없습니다. 경로를 확인하세요.`,
    "evaluation/not-utf8": ({ path }) => `라벨 파일 ${path}이(가) UTF-8이 아닙니다. ‘CSV UTF-8’로 저장한 뒤 다시 시도하세요.`,
    "evaluation/empty-labels": () => "라벨 파일에 영상이 없습니다. 첫 줄에 열 이름을, 그다음부터 한 줄에 영상 하나씩 적으세요.",
    "evaluation/open-quote": ({ line }) => `라벨 파일 ${line}행의 따옴표가 닫히지 않았습니다. 따옴표를 닫으세요.`,
    "evaluation/uneven-row": ({ line, fields, columns }) =>
      `라벨 파일 ${line}행의 칸은 ${fields}개인데 열 이름은 ${columns}개입니다. 구분 문자가 든 글은 따옴표로 묶으세요.`,
    "evaluation/no-file-column": ({ columns }) => `라벨 파일에 ‘file’ 열이 없습니다(있는 열: ${quoted(columns)}). 영상 경로가 든 열의 이름을 ‘file’로 바꾸세요.`,
    "evaluation/repeated-column": ({ column }) => `라벨 파일에 ‘${column}’ 열이 두 번 있습니다. 하나를 지우세요.`,
    "evaluation/unknown-columns": ({ columns }) => `라벨 파일에 모르는 열이 있습니다: ${hints(columns)}. 이름을 고치거나 지우세요.`,
    "evaluation/two-layouts": ({ column }) => `라벨 파일에 ‘labels’ 열과 ‘${column}’ 열이 함께 있습니다. 한 가지 방식으로만 적으세요.`,
    "evaluation/no-label-column": () => "라벨 파일에 소견이 없습니다. ‘abnormal’이나 ‘effusion’처럼 소견마다 열을 하나씩 두거나, ‘labels’ 열 하나를 두세요.",
    "evaluation/unknown-names": ({ names }) => `‘labels’ 열에 모르는 이름이 있습니다: ${hints(names)}. 고쳐 주세요.`,
    "evaluation/bad-values": ({ count, first }) =>
      `1, 0, 빈칸이 아닌 값이 ${number(count)}개 있습니다(${examples(first)}). 소견이 있으면 1, 없으면 0을 적고, 모르면 비워 두세요.`,
    "evaluation/contradicting-names": ({ count, first }) =>
      `정상이면서 다른 소견도 있다고 적힌 영상이 ${number(count)}장 있습니다(${examples(first)}). 하나로 정하거나 비워 두세요.`,
    "evaluation/bad-file-names": ({ count, first }) => `영상 폴더 안의 파일을 가리키지 않는 행이 ${number(count)}개 있습니다(${examples(first)}). 영상 폴더에서 시작하는 경로를 적으세요.`,
    "evaluation/repeated-files": ({ count, first }) => `이미 나온 파일을 다시 적은 행이 ${number(count)}개 있습니다(${quoted(first)}). 영상마다 한 행만 남기세요.`,
    "evaluation/bad-filter": ({ filter }) => `--where ‘${filter}’은(는) --where split=test처럼 ‘열=값’ 모양이 아닙니다.`,
    "evaluation/unknown-filter-column": ({ column, columns }) => `--where에 적은 ‘${column}’ 열이 라벨 파일에 없습니다(있는 열: ${quoted(columns)}).`,
    "evaluation/unknown-filter-value": ({ column, value, values }) => `--where에 적은 ‘${column}’ 열에 ‘${value}’ 값이 없습니다(있는 값의 예: ${quoted(values)}).`,
    "evaluation/nothing-selected": ({ rows }) => `${number(rows)}개 행 중 --where 조건을 모두 만족하는 행이 없습니다. 조건을 줄이세요.`,
    "evaluation/no-images-folder": ({ path }) => `${path} 폴더가 없습니다. --images에 영상 폴더를 적으세요.`,
    "evaluation/missing-films": ({ count, rows, first }) =>
      `라벨 파일의 영상 ${number(rows)}장 중 ${number(count)}장이 영상 폴더에 없습니다(${quoted(first)}). ${
        count === rows ? "--images가 라벨 파일의 영상 폴더를 가리키는지 확인하세요." : "영상을 넣거나, --allow-missing으로 그 영상 없이 진행하세요."
      }`,
    "evaluation/bad-bundle": ({ path, problem }) => `모델 번들 ${path}을(를) 쓸 수 없습니다. ${bundleProblem(problem)} 번들 전체를 다시 복사하세요.`,
    "evaluation/not-in-bundle": ({ findings }) => `--only에 적은 소견을 이 모델은 다루지 않습니다: ${hints(findings)}.`,
    "evaluation/nothing-in-common": ({ labeled, scored }) =>
      `비교할 것이 없습니다. 고른 영상에 적힌 소견: ${labeled.length === 0 ? "없음" : labeled.join(", ")}. 모델이 다루는 소견: ${scored.join(", ")}.`,
    "evaluation/output-not-empty": ({ path }) => `${path} 폴더가 비어 있지 않습니다. --out으로 다른 폴더를 고르거나, --force로 그 안의 보고서를 바꾸세요.`,
    "evaluation/output-not-writable": ({ path }) => `${path}에 보고서를 쓸 수 없습니다. --out으로 다른 폴더를 고르세요.`,
  },
  refusals: {
    "inference/lateral-view": "측면 영상(파일 정보)",
    "inference/other-body-part": "다른 부위(파일 정보)",
    "inference/child": "소아",
    "inference/gate-inverted": "흑백 반전으로 보임",
    "inference/gate-rotated": "90도 누운 것으로 보임",
    "inference/gate-upside-down": "위아래가 뒤집힌 것으로 보임",
    "inference/gate-lateral": "측면 영상으로 보임",
    "inference/gate-not-chest": "흉부 영상이 아닌 것으로 보임",
    "inference/derived-picture": "영상으로 만든 컬러 그림",
    "inference/blank-image": "거의 빈 영상",
    "inference/saturated-image": "대부분 완전히 검거나 흰 영상",
    "inference/too-small": "너무 작음",
    "ingest/not-radiograph": "X선 영상이 아님",
    "ingest/multi-frame": "한 파일에 여러 영상",
    "ingest/color-image": "컬러 사진",
  },
  groupings: { view: "촬영 방향", sex: "성별", age: "나이", source: "출처", lot: "묶음" },
  points: { sensitivity95: "민감도 95%", sensitivity90: "민감도 90%", balanced: "균형", specificity95: "특이도 95%" },

  title: ({ name, version }) => `${name} ${version} 평가`,
  subtitle: ({ scored, selected, patients }) =>
    `영상 ${number(selected)}장 중 ${number(scored)}장에 점수를 냄${patients === null ? "" : `, 환자 ${number(patients)}명`}`,
  purpose: "이 모델이 이 영상들에서 어떤 결과를 내는지 앱과 같은 코드로 측정했습니다. 연구용이며 허가가 아니고, 다른 종류의 영상에 대해서는 알려 주지 않습니다.",
  range: ({ low, high }) => `${low}~${high}`,
  estimate: ({ value, range }) => `${value} (${range})`,
  percent: ({ value }) => `${value}%`,
  unknown: "–",
  notKnown: "알 수 없음",

  overview: "한눈에 보기",
  overviewLead: "앱이 쓰는 기준점에서 측정한 값입니다. 선은 ROC 곡선 아래 면적(AUC)과 95% 신뢰구간이며, 0.5는 우연과 같습니다.",
  finding: "소견",
  evidence: "근거",
  films: "영상",
  withFinding: "소견 있음",
  auc: "AUC",
  aucInterval: "AUC(95% 신뢰구간)",
  sensitivity: "민감도",
  specificity: "특이도",
  small: "영상 적음",
  smallNote: "‘영상 적음’: 소견이 있는 영상이나 없는 영상이 10장 미만입니다. 수치를 보여 주지만 의미는 작습니다.",
  notLabeled: ({ findings }) => `모델은 다루지만 라벨 파일에 없는 소견: ${findings}.`,
  notInBundle: ({ findings }) => `라벨 파일에는 있지만 모델이 다루지 않는 소견: ${findings}.`,

  coverage: "점수가 없는 영상",
  coverageLead: "점수가 없다는 것은 소견이 없다는 뜻이 아닙니다. 아래 표는 점수를 내지 않았거나 읽지 못한 영상을 모두 ‘기준값 이상’으로 셀 때 민감도와 특이도가 어떻게 달라지는지도 보여 줍니다.",
  selected: "라벨 파일의 영상",
  scored: "점수를 냄",
  refused: "점수를 내지 않음",
  unreadable: "읽지 못함",
  missing: "폴더에 없음",
  reason: "이유",
  noGate: "이 모델은 영상의 모양을 확인하지 않습니다. 파일 정보와 영상의 밝기만으로 거릅니다.",
  gateChest: "흉부 영상 중 점수를 내지 않은 비율",
  gateOther: "흉부 영상이 아닌 그림 중 점수를 내지 않은 비율",
  gateShare: ({ refused, films, share }) => `${number(films)}장 중 ${number(refused)}장: ${share}`,
  more: ({ count }) => `그 밖에 ${number(count)}장은 report.json에 있습니다`,

  roc: "ROC 곡선과 95% 신뢰대",
  rocX: "1 − 특이도",
  reliability: "점수의 신뢰도(같은 수씩 나눈 구간)",
  reliabilityX: "점수",
  reliabilityY: "소견이 있는 비율",
  histogram: "점수 분포(각각의 비율)",
  withoutIt: "소견 없음",
  withIt: "소견 있음",
  rocAlt: ({ finding, auc }) => `${finding}의 ROC 곡선: AUC ${auc}`,
  reliabilityAlt: ({ finding, error }) => `${finding}의 신뢰도 그림: 보정 오차 ${error}`,
  histogramAlt: ({ finding }) => `${finding}이(가) 있는 영상과 없는 영상의 점수 분포`,
  forestAlt: ({ value }) => `AUC ${value}`,
  calibrationError: "보정 오차",
  brier: "브라이어 점수",
  meanScore: "평균 점수",
  observed: "소견이 있는 비율",
  noCurve: "곡선 없음: 소견이 있는 영상과 없는 영상이 모두 있어야 합니다.",

  operatingPoint: "기준점",
  inUse: "사용 중",
  cutOff: "기준값",
  stated: "모델에 적힌 값",
  measured: "여기에서 측정한 값",
  flagged: ({ count }) => `점수 없는 ${number(count)}장을 기준값 이상으로 셀 때`,
  predictive: "소견이 이만큼 흔하다면",
  prevalence: ({ value }) => `영상의 ${value}`,
  ppv: "양성 예측도",
  npv: "음성 예측도",
  subgroups: "집단별 결과(사용 중인 기준점)",
  group: "집단",

  method: "측정 방법",
  methodIntervals: ({ resamples, seed, by }) =>
    `95% 신뢰구간: ${by === "patient" ? "환자" : "영상"} 단위로 ${number(resamples)}번 다시 뽑은 붓스트랩의 백분위수입니다(시드 ${seed}). 비율이 정확히 0%나 100%이거나 영상이 아주 적으면 윌슨 구간을 씁니다. 예측도의 구간은 민감도와 특이도 구간의 양 끝에서 계산했습니다.`,
  methodAuc: "AUC: 소견이 있는 영상의 점수가 없는 영상보다 높을 확률이며, 같은 점수는 절반으로 셉니다.",
  methodCalibration:
    "보정 오차: 점수 순으로 같은 수씩 나눈 15개 구간에서 점수와 소견이 있는 비율의 평균 차이입니다. 영상이 적으면 우연만으로도 커지고, 소견이 모델을 보정한 곳보다 흔하거나 드물어도 커집니다.",
  methodPrevalence: ({ share }) => `이 모델은 영상의 ${share}가 이상 소견인 자료로 보정했습니다.`,
  methodLabels: "라벨을 정답으로 여겼습니다. 라벨이 틀리면 이 수치도 틀립니다.",
  facts: {
    command: "명령", madeAt: "만든 때", bundle: "모델 번들", manifest: "매니페스트 SHA-256", network: "신경망",
    labels: "라벨 파일 SHA-256", rows: "라벨 파일의 행", filters: "조건", version: "Firstread",
  },

  progress: ({ done, total, left }) => `영상 ${number(total)}장 중 ${number(done)}장, ${left} 남음`,
  measuring: "계산하는 중",
  written: ({ path }) => `보고서: ${path}`,
  consoleBundle: ({ name, version, sha256 }) => `모델 번들 ${name} ${version}, 매니페스트 ${sha256}`,
  consoleFilms: ({ selected, scored, refused, unreadable, missing }) =>
    `영상 ${number(selected)}장: 점수 ${number(scored)}, 점수 내지 않음 ${number(refused)}, 읽지 못함 ${number(unreadable)}, 없음 ${number(missing)}`,
  consolePredictive: ({ prevalence, ppv, npv }) => `영상의 ${prevalence}에 있을 때: 양성 예측도 ${ppv}, 음성 예측도 ${npv}`,
};
