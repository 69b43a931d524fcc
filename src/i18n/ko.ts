import type { Catalog } from "./catalog.ts";
import { formatsFor } from "./format.ts";
import { koFindings } from "./koFindings.ts";
import { koPages } from "./koPages.ts";
import { koProblems } from "./koProblems.ts";
import { koExport } from "./koExport.ts";
import { koHelp } from "./koHelp.ts";
import { koReading } from "./koReading.ts";
import { koReport } from "./koReport.ts";
import { koSettings } from "./koSettings.ts";
import { koWorklist } from "./koWorklist.ts";
import { koViewer } from "./koViewer.ts";

const { number } = formatsFor("ko");

const messages: Catalog["messages"] = {
  ...koFindings,
  ...koPages,
  ...koExport,
  ...koHelp,
  ...koReading,
  ...koReport,
  ...koSettings,
  ...koWorklist,

  "app.name": "Firstread",
  "app.skip": "본문으로 건너뛰기",
  "app.language": "언어",
  "app.language.ko": "한국어",
  "app.language.en": "English",
  "app.theme.toLight": "밝은 화면",
  "app.theme.toDark": "어두운 화면",
  "app.nav": "화면",
  "app.nav.worklist": "판독 목록",
  "app.nav.practice": "연습",
  "app.nav.help": "도움말",
  "app.nav.settings": "설정",
  "app.nav.model": "AI 모델",
  "app.nav.about": "정보",
  "app.loading": "불러오는 중",
  "app.close": "닫기",
  "app.cancel": "취소",
  "app.backToWorklist": "판독 목록으로",
  "app.notFound": "없는 화면입니다.",
  "app.synthetic": "합성 영상",
  "app.synthetic.long": "합성 영상: 사람이 아니라 계산으로 만든 팬텀입니다",
  "app.crashed": "이 화면에 문제가 생겼습니다.",
  "app.crashed.safe": "저장된 검사는 그대로입니다.",
  "app.reload": "새로고침",

  "problem.safe": "안전한 것",
  "problem.todo": "할 일",

  "status.label": "상태",
  "status.site.unreadable": "설정을 읽을 수 없어 지금은 서명할 수 없음",
  "status.offline": "오프라인, 이 노트북에 저장됨",
  "status.online": "이 노트북에 저장됨",
  "status.offlineReady": "네트워크 없이도 작동",
  "status.offlineNotReady": "오프라인 사용 준비 중",
  "status.ai.downloading": ({ done, total, percent }) => `AI 모델 내려받는 중: ${total} 중 ${done} (${percent})`,
  "status.ai.preparing": "AI: 이 기기에서 자가 점검 중",
  "status.ai.ready": ({ provider, time }) => `AI: ${provider}, ${time} 자가 점검 통과`,
  "status.ai.unavailable": "이 기기에서 AI를 사용할 수 없음",
  "status.ai.why": "이유 보기",
  "status.bundle": ({ name, version }) => `모델 ${name} ${version}`,
  "status.storage": ({ used }) => `${used} 사용`,
  "status.persistent": "저장 공간 보장됨",
  "status.persistent.long": "디스크가 가득 차도 브라우저가 이 저장 공간을 지우지 않기로 했습니다.",
  "status.notPersistent": "저장 공간 보장 안 됨",
  "status.notPersistent.long": "디스크가 가득 차면 브라우저가 이 저장 공간을 지울 수 있습니다. 앱을 설치하면 대개 보장됩니다.",
  "status.update.ready": "새 버전이 있습니다",
  "status.update.apply": "지금 업데이트",
  "status.update.waits": "새 버전이 있으며, 지금 하는 일이 끝날 때까지 기다립니다",

  "provider.wasm": "CPU(WebAssembly)",
  "provider.webgpu": "GPU(WebGPU)",
  "provider.automatic": "자동: 점검을 통과한 것 중 빠른 쪽",

  "patient.unnamed": "이름 없음",
  "patient.age": ({ years }) => `${years}세`,
  "patient.sex.M": "남",
  "patient.sex.F": "여",
  "patient.sex.O": "기타",
  "patient.id": ({ id }) => `등록번호 ${id}`,
  "study.date.unknown": "촬영일 모름",
  "study.view.unknown": "방향 모름",

  "study.title": ({ patient }) => `${patient} 님의 검사`,
  "study.page": "검사",
  "study.neighbors": "다른 검사",
  "study.images": "이 검사의 영상",
  "study.image": ({ number: which, view }) => `영상 ${which} · ${view}`,
  "study.previous": "이전 검사",
  "study.next": "다음 검사",
  "study.facts": "영상",
  "study.facts.size": ({ columns, rows }) => `${number(columns)} x ${number(rows)} 화소`,
  "study.facts.bits": ({ bits }) => `${bits}비트`,
  "study.facts.spacing": ({ mm }) => `화소당 ${mm} mm`,
  "study.facts.spacing.detector": ({ mm }) => `화소당 ${mm} mm(검출기 기준)`,
  "study.facts.spacing.unknown": "화소 크기 모름",
  "study.facts.file": ({ name, size }) => `${name}, ${size}`,

  "result.title": "AI 소견",
  "result.notDiagnosis": "참고용이며 진단이 아닙니다.",
  "result.someAbove": ({ count }) => `기준값 이상인 소견 ${number(count)}개`,
  "result.noneAbove": "기준값 이상 소견 없음",
  "result.overallAbove": "종합 점수만 기준값 이상, 개별 소견은 미만",
  "result.noneAbove.long": "질병이 없다는 뜻은 아닙니다.",
  "result.weak.long": "적은 수의 영상에서만 단순한 비교 모델보다 나았습니다. 판독 목록의 순서에는 쓰지 않습니다.",
  "result.weak.tag": "근거 약함",
  "result.weak.overall": "근거 약함: 이 종합 점수는 적은 수의 영상에서만 단순한 비교 모델보다 나았습니다.",
  "result.experimental": "실험 단계 소견",
  "result.experimental.show": ({ count }) => `실험 단계 소견 보기(${number(count)})`,
  "result.experimental.hide": ({ count }) => `실험 단계 소견 숨기기(${number(count)})`,
  "result.experimental.why": "영상을 아주 작게 줄여 놓고 짐작한 것보다 낫다고 확인되지 않아 숨겨 두었습니다.",
  "result.experimental.long":
    "영상을 아주 작게 줄여 놓고 짐작한 것보다 낫다고 확인되지 않았습니다. 판단의 근거로 삼지 마세요. 판독 목록의 순서에도 쓰지 않습니다.",
  "result.experimental.tag": "실험 단계",
  "result.experimental.overall": "실험 단계: 이 종합 점수는 영상을 아주 작게 줄여 놓고 짐작한 것보다 낫다고 확인되지 않았습니다.",
  "result.notOffered": ({ finding, reason }) => `${finding}: 이 모델은 판단하지 않습니다. 이유: ${reason}.`,
  "result.above": ({ cutOff }) => `기준값 ${cutOff} 이상`,
  "result.below": ({ cutOff }) => `기준값 ${cutOff} 미만`,
  "result.above.long": ({ cutOff }) => `이 모델의 기준값(${cutOff}) 이상이니 자세히 살펴 주세요. 이 소견이 없는 영상도 기준값 이상일 수 있습니다.`,
  "result.below.long": ({ cutOff }) => `이 모델의 기준값(${cutOff}) 미만입니다. 이 소견이 없다는 뜻은 아닙니다.`,
  "result.ofHundred": "(100 중)",
  "result.notProbability": ({ prevalence }) =>
    `점수는 이 모델의 눈금에서 차지하는 위치이며 질병의 확률이 아닙니다. 이상이 있는 영상이 ${prevalence}인 자료로 맞춘 것으로, 선별 검사에서는 그 비율이 훨씬 낮습니다.`,
  "result.notProbability.unknown": "점수는 이 모델의 눈금에서 차지하는 위치이며, 선별 검사에서의 질병 확률이 아닙니다.",
  "result.sensitivity": ({ value, low, high }) => `민감도 ${value}(95% 신뢰구간 ${low}~${high})`,
  "result.sensitivity.long": ({ missed }) => `이 소견이 있는 영상 100장 중 약 ${number(missed)}장은 기준값에 못 미칩니다.`,
  "result.specificity": ({ value, low, high }) => `특이도 ${value}(95% 신뢰구간 ${low}~${high})`,
  "result.specificity.long": ({ flagged }) => `이 소견이 없는 영상 100장 중 약 ${number(flagged)}장은 기준값 이상입니다.`,
  "result.notMeasured": "민감도와 특이도는 측정하지 않았습니다.",
  "result.auc": ({ value, low, high, positives, n }) =>
    `AUC ${value}(95% 신뢰구간 ${low}~${high}), 영상 ${number(n)}장 중 소견 있음 ${number(positives)}장`,
  "result.where": ({ zone }) => `가장 강한 곳: ${zone}`,
  "result.nowhere": "두드러진 곳 없음",
  "result.notRun.title": "아직 점수를 내지 않음",
  "result.notRun.body": "이 영상에는 점수가 없습니다. 음성이라는 뜻이 아닙니다.",
  "result.running.title": "점수를 내는 중",
  "result.running.body": "그동안 영상을 판독할 수 있습니다.",
  "result.refused.title": "점수 없음",
  "result.failed.title": "점수를 내지 못함",
  "result.stale.title": "이전 모델의 점수",
  "result.stale.body": ({ old, at, now }) =>
    `${at}에 ${old} 모델로 낸 점수이며, 지금 모델은 ${now}입니다. 기준값이 서로 다르므로 이전 점수는 보여 드리지 않습니다.`,
  "result.stale.noModel": ({ old, at }) =>
    `${at}에 ${old} 모델로 낸 점수입니다. 지금은 준비된 모델이 없어 이 기관의 기준값과 비교할 수 없으므로 보여 드리지 않습니다.`,
  "result.scoreNow": "지금 점수 내기",
  "result.scoreAgain": "점수 다시 내기",
  "result.scoring": "점수를 내는 중…",
  "result.waitsForModel": "모델이 아직 준비되지 않았습니다. 준비되면 점수를 냅니다.",
  "result.madeBy": ({ bundle, sha }) => `${bundle} · ${sha}`,
  "result.madeAt": ({ at, provider }) => `${at}, ${provider}`,

  "heatmap.show": ({ finding }) => `위치 보기: ${finding}`,
  "heatmap.hide": ({ finding }) => `위치 숨기기: ${finding}`,
  "heatmap.short": "위치",
  "heatmap.of": ({ finding }) => `모델이 주목한 위치: ${finding}`,
  "heatmap.about": "겹쳐 보기 설명",
  "heatmap.opacity": "겹쳐 보기 세기",
  "heatmap.coarse": ({ rows, columns }) => `${rows} x ${columns}칸의 거친 지도입니다. 점수가 나온 곳을 보여 줄 뿐, 병변의 경계가 아닙니다.`,

  // The film's own controls.
  ...koViewer,
};

export const ko: Catalog = { messages, problems: koProblems };
