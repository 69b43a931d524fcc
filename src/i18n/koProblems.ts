import { formatsFor } from "./format.ts";
import { koReading } from "./koReading.ts";
import type { ProblemCatalog } from "./problemText.ts";

const { number, bytes, small } = formatsFor("ko");
const othersGoOn = "나머지 파일은 계속 처리되며, 저장된 자료는 바뀌지 않았습니다.";
const studiesAreSafe = "저장된 검사는 그대로이며 열어 볼 수 있습니다.";
const filmIsSafe = "영상은 저장되어 있고 볼 수 있습니다. 점수가 없는 것이며, 음성이라는 뜻이 아닙니다.";
const nothingWritten = "일부만 저장된 것은 없으며, 전에 저장한 자료는 그대로입니다.";
const exportAgain = "촬영 장비에서 영상을 다시 내보낸 뒤 새 파일을 열어 주세요.";
const readYourself = "직접 판독하거나 영상의학과 전문의에게 판독을 의뢰해 주세요.";

export const koProblems: ProblemCatalog = {
  "ingest/empty-file": () => ({ happened: "빈 파일입니다.", safe: othersGoOn, todo: exportAgain }),
  "ingest/unknown-format": () => ({
    happened: "DICOM, PNG, JPEG 중 어느 형식도 아닌 파일입니다.", safe: othersGoOn, todo: "촬영 영상의 DICOM 파일을 골라 주세요. 확장자가 없거나 .dcm인 경우가 많습니다.",
  }),
  "ingest/too-large": ({ sizeBytes, limitBytes }) => ({
    happened: `파일이 너무 큽니다. 크기는 ${bytes(sizeBytes)}이고, ${bytes(limitBytes)}까지 열 수 있습니다.`, safe: othersGoOn, todo: "흉부 영상 한 장만 따로 내보내 주세요.",
  }),
  "ingest/too-many-pixels": ({ rows, columns, limitPixels }) => ({
    happened: `영상의 화소가 너무 많습니다. ${number(columns)} x ${number(rows)}이고, ${number(limitPixels)}화소까지 열 수 있습니다.`, safe: othersGoOn,
    todo: "검출기의 원래 해상도로 내보내 주세요.",
  }),
  "ingest/truncated": () => ({
    happened: "파일이 중간에서 끊겨 영상의 일부가 없습니다.", safe: othersGoOn, todo: "파일을 다시 복사하거나 내보내 주세요. 복사가 중단된 경우가 많습니다.",
  }),
  "ingest/malformed": ({ at }) => ({ happened: `파일 내용이 서로 맞지 않아 믿을 수 없습니다(위치: ${at}).`, safe: othersGoOn, todo: exportAgain }),
  "ingest/no-pixels": () => ({
    happened: "영상이 들어 있지 않은 파일입니다.", safe: othersGoOn, todo: "목록 파일(DICOMDIR)이나 보고서가 아닌, 촬영 영상 파일을 골라 주세요.",
  }),
  "ingest/unsupported-transfer-syntax": ({ transferSyntaxUid }) => ({
    happened: `여기서 열 수 없는 방식으로 압축된 영상입니다(${transferSyntaxUid}).`, safe: othersGoOn, todo: "압축하지 않거나 JPEG 무손실로 내보내 주세요.",
  }),
  "ingest/unsupported-pixels": ({ at }) => ({
    happened: `여기서 열 수 없는 방식으로 저장된 영상입니다(위치: ${at}).`, safe: othersGoOn, todo: "일반 흑백 DICOM 파일로 내보내 주세요.",
  }),
  "ingest/decode-failed": () => ({ happened: "영상의 압축을 풀지 못했습니다. 파일이 손상된 것 같습니다.", safe: othersGoOn, todo: exportAgain }),
  "ingest/not-radiograph": ({ modality }) => ({
    happened: `X선 촬영 영상이 아니라 다른 종류의 영상입니다(${modality}).`, safe: othersGoOn, todo: "흉부 X선 영상(CR 또는 DX)을 열어 주세요.",
  }),
  "ingest/multi-frame": ({ frames }) => ({
    happened: `한 장이 아니라 연속 영상 ${number(frames)}장이 들어 있는 파일입니다.`, safe: othersGoOn, todo: "영상을 한 장으로 내보내 주세요.",
  }),
  "ingest/color-image": () => ({
    happened: "X선 영상이 아니라 컬러 사진입니다.", safe: othersGoOn, todo: "사진이나 화면 캡처가 아닌, 촬영 장비의 원본 파일을 열어 주세요.",
  }),
  "ingest/structured-report": ({ verdict, signedOn }) => ({
    happened: `영상이 아니라 보고서(DICOM SR)입니다.${verdict === null ? "" : ` 보고서의 판정은 ‘${koReading[`reading.verdict.${verdict}`]}’입니다${signedOn === null ? "" : `(${signedOn} 서명)`}.`}`,
    safe: othersGoOn, todo: "보고서의 대상이 된 영상을 열어 주세요. 보고서 전체는 PACS에서 볼 수 있습니다.",
  }),
  "ingest/empty-archive": () => ({
    happened: "압축 파일 안에 영상으로 볼 만한 파일이 없습니다.", safe: othersGoOn, todo: "압축을 풀어 DICOM 파일이 있는지 확인하거나 다시 내보내 주세요.",
  }),
  "ingest/unreadable": () => ({
    happened: "컴퓨터가 파일을 읽지 못했습니다.", safe: othersGoOn, todo: "디스크, USB, 공유 폴더가 연결되어 있는지 확인하고 파일을 다시 열어 주세요.",
  }),
  "ingest/timeout": ({ limitMs }) => ({
    happened: `파일을 여는 데 ${number(limitMs / 1000)}초가 넘게 걸려 중단했습니다.`, safe: othersGoOn, todo: "한 번 더 열어 보고, 반복되면 영상을 다시 내보내 주세요.",
  }),
  "ingest/worker-crashed": () => ({
    happened: "이 파일을 열다가 파일 읽기 기능이 멈춰 다시 시작했습니다.", safe: othersGoOn, todo: "한 번 더 열어 보고, 반복되면 파일이 손상된 것이니 다시 내보내 주세요.",
  }),
  "ingest/cancelled": () => ({
    happened: "이 파일을 읽기 전에 사용자가 중지했습니다.", safe: "그때까지 저장된 것은 그대로 있습니다.", todo: "필요할 때 파일을 다시 열어 주세요.",
  }),

  "inference/lateral-view": ({ viewPosition }) => ({
    happened: `점수 없음: 측면 영상입니다${viewPosition ? `(${viewPosition})` : ""}. 이 모델은 정면(PA, AP) 영상만 판단합니다.`, safe: filmIsSafe,
    todo: `${readYourself} 점수가 필요하면 정면 영상을 열어 주세요.`,
  }),
  "inference/other-body-part": ({ bodyPart }) => ({
    happened: `점수 없음: 파일에 흉부가 아닌 다른 부위(${bodyPart})로 적혀 있습니다.`, safe: filmIsSafe,
    todo: "맞는 영상인지 확인해 주세요. 흉부 영상이면 촬영 장비에서 부위를 고친 뒤 다시 내보내 주세요.",
  }),
  "inference/child": ({ ageYears, minimumAgeYears }) => ({
    happened: `점수 없음: 수검자가 ${ageYears}세입니다. 이 모델은 ${minimumAgeYears}세 이상의 영상만 판단합니다.`, safe: filmIsSafe, todo: readYourself,
  }),
  "inference/gate-inverted": () => ({
    happened: "점수 없음: 흑백이 뒤집힌 영상으로 보입니다. 뼈가 검게 나와 있습니다.", safe: filmIsSafe,
    todo: "촬영 장비에서 흑백 반전을 풀고 다시 보내 주세요. 화면을 찍은 그림보다 원본 DICOM 파일이 대개 맞습니다.",
  }),
  "inference/gate-rotated": () => ({
    happened: "점수 없음: 옆으로 90도 누운 영상으로 보입니다.", safe: filmIsSafe,
    todo: "촬영 장비에서 똑바로 돌리고 좌우 표지를 확인한 뒤 다시 보내 주세요.",
  }),
  "inference/gate-upside-down": () => ({
    happened: "점수 없음: 위아래가 뒤집힌 영상으로 보입니다.", safe: filmIsSafe,
    todo: "촬영 장비에서 똑바로 돌리고 좌우 표지를 확인한 뒤 다시 보내 주세요.",
  }),
  "inference/gate-lateral": () => ({
    happened: "점수 없음: 측면 영상으로 보입니다. 이 모델은 정면(PA, AP) 영상만 판단합니다.", safe: filmIsSafe,
    todo: `${readYourself} 점수가 필요하면 정면 영상을 열어 주세요. 정면 영상이 맞다면 촬영 자세를 확인해 주세요.`,
  }),
  "inference/gate-not-chest": () => ({
    happened: "점수 없음: 흉부 영상으로 보이지 않습니다.", safe: filmIsSafe,
    todo: `맞는 파일을 열었는지 확인해 주세요. 흉부 정면 영상이 맞다면 ${readYourself}`,
  }),
  "inference/derived-picture": () => ({
    happened: "점수 없음: 히트맵을 그려 넣은 그림처럼 영상으로 만든 컬러 그림입니다. 흑백으로 보여 줍니다.", safe: filmIsSafe,
    todo: "그림의 바탕이 된 원본 영상을 판독해 주세요. 점수는 원본 영상만 냅니다.",
  }),
  "inference/blank-image": () => ({
    happened: "점수 없음: 영상이 거의 비어 있습니다.", safe: filmIsSafe, todo: "영상을 확인해 주세요. 아무것도 보이지 않으면 노출 조건을 점검하고 재촬영해 주세요.",
  }),
  "inference/saturated-image": () => ({
    happened: "점수 없음: 영상의 대부분이 완전히 검거나 흽니다.", safe: filmIsSafe, todo: "영상을 확인해 주세요. 세부가 보이지 않으면 노출 조건을 점검하고 재촬영해 주세요.",
  }),
  "inference/too-small": ({ rows, columns, minimumPixels }) => ({
    happened: `점수 없음: 영상이 너무 작습니다(${number(columns)} x ${number(rows)}, 가로와 세로 모두 ${number(minimumPixels)}화소 이상이어야 합니다).`,
    safe: filmIsSafe, todo: "미리보기가 아닌 원본 영상을 열어 주세요.",
  }),

  "inference/manifest-invalid": ({ at }) => ({
    happened: `AI 모델의 설명서가 올바르지 않아(위치: ${at}) 모델을 사용하지 않습니다.`, safe: studiesAreSafe, todo: "네트워크에 연결한 뒤 새로고침해 주세요. 계속되면 설치 담당자에게 알려 주세요.",
  }),
  "inference/file-corrupt": ({ file }) => ({
    happened: `AI 모델 파일(${file})이 원본과 달라 모델을 사용하지 않습니다.`, safe: studiesAreSafe, todo: "네트워크에 연결하고 다시 시도해 주세요. 파일을 새로 내려받습니다.",
  }),
  "inference/download-failed": ({ file }) => ({
    happened: `필요한 파일(${file})을 내려받지 못했습니다.`, safe: `${studiesAreSafe} 지금까지 받은 부분은 남아 있습니다.`,
    todo: "네트워크에 연결하고 다시 시도해 주세요. 멈춘 곳부터 이어서 받습니다.",
  }),
  "inference/self-test-failed": ({ provider, maxDifference }) => ({
    happened: `이 기기에서는 모델이 내야 할 점수가 그대로 나오지 않아(${provider}, 차이 ${small(maxDifference)}) 점수를 내지 않습니다.`, safe: studiesAreSafe,
    todo: "브라우저를 업데이트하고 다시 시도하거나, 점수는 다른 노트북에서 확인해 주세요.",
  }),
  "inference/unavailable": () => ({
    happened: "점수 없음: 이 기기에서는 AI 모델을 사용할 수 없습니다.", safe: filmIsSafe, todo: "모델 화면에서 이유를 확인한 뒤 ‘점수 다시 내기’를 눌러 주세요.",
  }),
  "inference/runtime-failed": () => ({
    happened: "점수 없음: 모델이 오류로 멈췄습니다.", safe: filmIsSafe, todo: "‘점수 다시 내기’를 눌러 주세요. 반복되면 앱을 새로고침해 주세요.",
  }),
  "inference/output-invalid": () => ({
    happened: "점수 없음: 모델이 말이 되지 않는 숫자를 내어 버렸습니다.", safe: filmIsSafe, todo: `‘점수 다시 내기’를 눌러 주세요. 반복되면 ${readYourself}`,
  }),
  "inference/pixels-invalid": () => ({ happened: "점수 없음: 영상의 화소가 적혀 있는 크기와 맞지 않습니다.", safe: filmIsSafe, todo: exportAgain }),
  "inference/timeout": ({ limitMs }) => ({
    happened: `점수 없음: 모델이 ${number(limitMs / 1000)}초를 넘겨 중단했습니다.`, safe: filmIsSafe, todo: "다른 프로그램을 닫고 ‘점수 다시 내기’를 눌러 주세요.",
  }),
  "inference/worker-crashed": () => ({ happened: "점수 없음: 모델이 멈춰 다시 시작했습니다.", safe: filmIsSafe, todo: "‘점수 다시 내기’를 눌러 주세요." }),
  "inference/cancelled": () => ({ happened: "점수 없음: 사용자가 중지했습니다.", safe: filmIsSafe, todo: "점수가 필요할 때 ‘점수 다시 내기’를 눌러 주세요." }),

  "store/full": () => ({
    happened: "디스크가 가득 차서 이 영상을 저장하지 못했습니다.", safe: nothingWritten, todo: "디스크 공간을 비우거나 오래된 검사를 삭제한 뒤 파일을 다시 열어 주세요.",
  }),
  "store/failed": ({ reason }) => ({
    happened: `브라우저 저장소에 오류가 생겼습니다(${reason}).`, safe: nothingWritten, todo: "새로고침하고 다시 시도해 주세요. 계속되면 노트북을 다시 켜 주세요.",
  }),
  "store/newer-version": () => ({
    happened: "저장된 검사가 더 새로운 버전의 Firstread로 기록되어 있어 이 버전에서는 건드리지 않습니다.", safe: "모든 검사는 그대로 있습니다.",
    todo: "Firstread 창을 모두 닫고 다시 열어 업데이트해 주세요.",
  }),
  "store/not-found": () => ({ happened: "이 노트북에 없는 검사입니다. 삭제되었을 수 있습니다.", safe: studiesAreSafe, todo: "목록으로 돌아가 주세요." }),
  "store/patient-mismatch": () => ({
    happened: "이미 저장된 검사에 속한 파일인데 수검자가 다릅니다. 저장하지 않았습니다.", safe: "저장된 검사는 그대로입니다.", todo: "누구의 영상인지 촬영 장비에서 확인하고 고친 뒤 다시 내보내 주세요.",
  }),
  "store/conflict": () => ({
    happened: "그사이 다른 창에서 또는 다른 판독자가 이 검사에 서명했습니다.",
    safe: "서명된 판독은 그대로이며, 작성하던 내용은 임시 저장되어 있습니다.",
    todo: "서명된 내용을 확인하고, 판단이 다르면 수정 판독을 하세요.",
  }),
  "store/closed": () => ({
    happened: "Firstread 저장소가 닫혔습니다. 다른 창에서 업데이트한 것 같습니다.", safe: nothingWritten, todo: "이 창을 새로고침해 주세요.",
  }),
  "export/nothing-signed": () => ({
    happened: "내보낼 것이 없습니다. 고른 검사 가운데 서명한 것이 없습니다.", safe: studiesAreSafe, todo: "먼저 검사에 서명하거나 다른 검사를 골라 주세요.",
  }),
  "export/write-failed": ({ fileName }) => ({
    happened: `파일을 쓰지 못했습니다${fileName === "" ? "" : `(${fileName})`}. 디스크가 가득 찼거나, 폴더가 없어졌거나, 쓰기가 허용되지 않은 곳입니다.`, safe: studiesAreSafe,
    todo: "다른 폴더를 고르거나 한 번에 내보내는 검사 수를 줄여 주세요.",
  }),
  "export/cancelled": () => ({ happened: "사용자가 중지하여 내보내지 않았습니다.", safe: studiesAreSafe, todo: "필요할 때 다시 내보내 주세요." }),
  "export/not-made": () => ({
    happened: "파일을 만들지 못했습니다. 이 앱의 오류입니다.", safe: studiesAreSafe,
    todo: "그동안 보고서를 인쇄해 사용하시고, 어느 검사였는지 Firstread 담당자에게 알려 주세요.",
  }),
  "export/not-noted": () => ({
    happened: "내보내기 기록을 남기지 못하여 아무것도 내보내지 않았습니다.", safe: studiesAreSafe,
    todo: "아래 막대에서 저장 공간을 확인해 주세요. 공간을 비우거나 창을 새로 고친 뒤 다시 내보내 주세요.",
  }),
  "export/no-pacs": () => ({
    happened: "설정에 적힌 주소에 영상을 받는 PACS가 없습니다.", safe: studiesAreSafe, todo: "설정에서 주소를 확인하거나 PACS 담당자에게 문의해 주세요.",
  }),
  "export/pacs-unreachable": () => ({
    happened: "PACS가 응답하지 않습니다.", safe: studiesAreSafe,
    todo: "네트워크와 PACS가 켜져 있는지 확인한 뒤 다시 내보내 주세요. 이미 보낸 것은 두 번 저장되지 않습니다.",
  }),
  "export/pacs-refused": ({ status, refused }) => ({
    happened: `PACS가 파일 ${number(refused)}개를 받지 않았습니다(상태 ${number(status)}).`, safe: studiesAreSafe,
    todo: "PACS 담당자에게 문의해 주세요. 그동안 보고서는 ZIP 파일로 내보낼 수 있습니다.",
  }),
  "platform/unsupported": ({ missing }) => ({
    happened: `Firstread에 필요한 기능이 이 브라우저에 없습니다(${missing}).`, safe: "이 노트북에서 바뀐 것은 없습니다.", todo: "최신 Chrome, Edge 또는 Firefox를 사용해 주세요.",
  }),
};
