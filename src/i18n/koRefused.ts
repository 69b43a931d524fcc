import type { Catalog } from "./catalog.ts";
import type { enRefused } from "./enRefused.ts";

/** As `enRefused`. */
export const koRefused: Pick<Catalog["messages"], keyof typeof enRefused> = {
  "refused.page": "왜 점수를 내지 않았나요?",
  "refused.seen": "들어온 영상",
  "refused.wanted": "알맞은 영상",
  "refused.wanted.caption": "똑바로 찍은 성인의 흉부 정면 영상. 뼈가 희게 나옵니다.",
  "refused.phantom": "사람이 아니라 계산으로 만든 그림",
  "refused.drawing": "영상이 아니라 그린 그림",
  "refused.means": "무슨 뜻인가요",
  "refused.why": "점수를 내면 안 되는 이유",
  "refused.todo": "지금 할 일",
  "refused.read": "판독은 할 수 있습니다",
  "refused.read.stored":
    "영상은 저장되어 있습니다. 평소처럼 판정하고 서명하고 보고서를 인쇄하세요. 보고서에는 점수가 없다는 것과 그 이유가 나옵니다. 점수가 없다고 음성인 것은 아닙니다.",
  "refused.notStored": "여기에 저장하지 않았습니다",
  "refused.read.notStored": "여기에서 판독할 수 없는 영상이라 저장하지 않았습니다. 원래 있던 곳에서 판독해 주세요. 다른 것은 아무것도 바뀌지 않았습니다.",
  "refused.others": "모든 이유",
  "refused.unknown": "이 이유를 설명하는 화면이 없습니다",
  "refused.unknown.body": "무슨 일이 있었고 무엇을 하면 되는지는 검사 화면에 나옵니다.",

  "refused.lateral-view": "측면 영상",
  "refused.lateral-view.seen": "옆에서 찍은 흉부입니다. 파일에 그렇게 적혀 있습니다.",
  "refused.lateral-view.means": "옆에서 찍은 영상이라고 파일에 적혀 있습니다. 모델은 정면 영상, 곧 PA(서서 뒤에서 앞으로)와 AP(눕거나 앉아서 앞에서 뒤로)만 압니다.",
  "refused.lateral-view.why": "옆에서 보면 양쪽 폐가 겹칩니다. 모델이 한 번도 본 적 없는 것에 매긴 숫자가 됩니다.",
  "refused.lateral-view.todo": "점수가 필요하면 같은 날의 정면 영상을 여세요. 정면 영상인데 파일이 잘못되었다면 촬영 장비에서 방향을 고친 뒤 다시 내보내 주세요.",

  "refused.other-body-part": "다른 부위",
  "refused.other-body-part.seen": "손입니다. 파일에 흉부가 아닌 부위가 적혀 있습니다.",
  "refused.other-body-part.means": "흉부 영상이 아니라고 파일에 적혀 있습니다.",
  "refused.other-body-part.why": "모델은 폐가 없는 곳에서 폐를 찾고, 그래도 숫자를 내놓습니다.",
  "refused.other-body-part.todo": "맞는 파일을 열었는지 확인해 주세요. 흉부 영상이면 촬영 장비에서 부위를 고친 뒤 다시 내보내 주세요.",

  "refused.child": "소아 영상",
  "refused.child.seen": "어른의 흉부 옆에 그린 아이의 흉부입니다.",
  "refused.child.means": "파일의 나이나 생년월일로 보아 모델이 허용하는 나이보다 어립니다.",
  "refused.child.why": "아이는 심장이 커 보이고, 흉선이 가슴 위쪽을 채우기도 합니다. 모델은 어른의 영상으로 배웠으므로 멀쩡한 아이를 이상하다고 하고, 아이에게 있는 것은 놓칩니다.",
  "refused.child.todo": "소아 영상을 잘 아는 분에게 판독을 맡겨 주세요. 생년월일이 잘못되었다면 촬영 장비에서 고친 뒤 다시 내보내 주세요.",

  "refused.gate-inverted": "흑백이 뒤집힘",
  "refused.gate-inverted.seen": "뼈가 검고 폐가 밝습니다.",
  "refused.gate-inverted.means": "흑백이 뒤집힌 영상으로 보입니다. 화면을 찍은 그림이나, 촬영 장비에서 반전을 켜 둔 영상이 이렇습니다.",
  "refused.gate-inverted.why": "모델에게 밝은 폐는 물이 찬 폐입니다. 점수가 틀려도 틀려 보이지 않습니다.",
  "refused.gate-inverted.todo": "촬영 장비에서 반전을 풀고 다시 보내 주세요. 화면을 찍은 그림 말고 DICOM 파일을 쓰세요. 다시 찍을 필요는 없습니다.",

  "refused.gate-rotated": "옆으로 누운 영상",
  "refused.gate-rotated.seen": "옆으로 90도 돌아갔습니다.",
  "refused.gate-rotated.means": "영상이 왼쪽이나 오른쪽으로 90도 돌아가 있습니다.",
  "refused.gate-rotated.why": "모델은 심장과 횡격막이 똑바로 찍은 영상의 그 자리에 있다고 여깁니다. 게다가 돌아간 영상에서는 어느 쪽이 왼쪽인지 아무도 장담할 수 없습니다.",
  "refused.gate-rotated.todo": "촬영 장비에서 똑바로 돌리고 좌우 표지가 맞는지 확인한 뒤 다시 보내 주세요. 다시 찍을 필요는 없습니다.",

  "refused.gate-upside-down": "위아래가 뒤집힘",
  "refused.gate-upside-down.seen": "180도 돌아갔습니다.",
  "refused.gate-upside-down.means": "위아래가 바뀌었습니다. 배가 위에, 목이 아래에 있습니다.",
  "refused.gate-upside-down.why": "모델은 횡격막이 있는 곳에서 폐의 꼭대기를 찾게 됩니다. 좌우까지 바뀌었을 수 있습니다.",
  "refused.gate-upside-down.todo": "촬영 장비에서 똑바로 돌리고 좌우 표지가 맞는지 확인한 뒤 다시 보내 주세요. 다시 찍을 필요는 없습니다.",

  "refused.gate-lateral": "측면처럼 보이는 영상",
  "refused.gate-lateral.seen": "옆에서 찍었거나 몸이 반쯤 돌아간 흉부입니다.",
  "refused.gate-lateral.means": "파일에는 적혀 있지 않지만, 옆에서 찍었거나 몸이 많이 돌아간 영상으로 보입니다.",
  "refused.gate-lateral.why": "옆에서 보면 양쪽 폐가 겹칩니다. 모델이 배우지 않은 모습입니다.",
  "refused.gate-lateral.todo":
    "점수가 필요하면 정면 영상을 여세요. 정면으로 찍은 영상이라면 자세를 확인하세요. 양쪽 빗장뼈가 척추에서 같은 거리에 있어야 합니다. 그렇지 않으면 재촬영해 주세요.",

  "refused.gate-not-chest": "흉부로 보이지 않음",
  "refused.gate-not-chest.seen": "문서나 사진, 또는 다른 부위입니다.",
  "refused.gate-not-chest.means": "파일에 무엇이라고 적혀 있든, 모델에게는 흉부 영상으로 보이지 않습니다.",
  "refused.gate-not-chest.why": "편지나 손에 매긴 숫자도 흉부에 매긴 숫자와 똑같아 보입니다.",
  "refused.gate-not-chest.todo":
    "맞는 파일을 열었는지 확인해 주세요. 흉부 정면 영상이 맞다면 모델이 지나치게 조심한 것이니 직접 판독해 주세요. 모양이 드문 흉부나 금속이 많은 영상도 거절될 수 있습니다.",

  "refused.blank-image": "거의 빈 영상",
  "refused.blank-image.seen": "보이는 것이 거의 없습니다.",
  "refused.blank-image.means": "영상이 거의 한 가지 회색입니다. 노출이 되지 않았거나 다른 파일을 내보낸 경우가 많습니다.",
  "refused.blank-image.why": "보이는 것이 없으면 어떤 점수든 지어낸 것입니다.",
  "refused.blank-image.todo": "창을 바꾸어 다시 보세요. 그래도 보이지 않으면 관구, 검출기, 카세트를 점검하고 수검자가 떠나기 전에 재촬영해 주세요.",

  "refused.saturated-image": "흑과 백뿐인 영상",
  "refused.saturated-image.seen": "회색이 남지 않아 세부가 사라졌습니다.",
  "refused.saturated-image.means": "영상의 대부분이 완전히 검거나 흽니다. 노출이 지나치거나 모자랐거나, 대비를 너무 세게 한 그림입니다.",
  "refused.saturated-image.why": "검거나 희게 날아간 것은 모델도 사람도 되찾을 수 없습니다.",
  "refused.saturated-image.todo": "그림 파일을 열었다면 DICOM 파일을 여세요. 그것도 같다면 노출 조건을 점검하고 재촬영해 주세요.",

  "refused.derived-picture": "영상으로 만든 컬러 그림",
  "refused.derived-picture.seen": "이 앱이 내보낸, 히트맵을 그려 넣은 그림입니다.",
  "refused.derived-picture.means": "영상을 바탕으로 만든 컬러 그림이라고 파일에 적혀 있습니다. 볼 수 있도록 흑백으로 보여 줍니다.",
  "refused.derived-picture.why": "나중에 그려 넣은 색, 화살표, 글자는 가슴의 일부가 아닙니다. 모델은 이것을 병변으로 볼 수 있습니다.",
  "refused.derived-picture.todo": "그림의 바탕이 된 원본 영상을 판독해 주세요.",
  "refused.too-small": "너무 작은 영상",
  "refused.too-small.seen": "원본이 아니라 미리보기입니다.",
  "refused.too-small.means": "모델이 보는 크기보다 화소가 적습니다. 대개 미리보기이거나 잘라 낸 그림입니다.",
  "refused.too-small.why": "작은 영상에는 작은 병변이 남아 있지 않습니다. 모델은 보이는 것이 없으니 기준값 미만이라고 하게 됩니다.",
  "refused.too-small.todo": "촬영 장비나 PACS에서 원본 영상을 열어 주세요.",

  "refused.not-radiograph": "X선 촬영 영상이 아님",
  "refused.not-radiograph.seen": "예를 들면 CT의 한 단면입니다.",
  "refused.not-radiograph.means": "CT, MR, 초음파처럼 다른 장비의 영상이라고 파일에 적혀 있습니다.",
  "refused.not-radiograph.why": "모델은 일반 X선 영상만 압니다. 다른 영상은 제대로 보여 드릴 수 없어 보여 주지도 않습니다.",
  "refused.not-radiograph.todo": "흉부 X선 영상(CR, DX)을 여세요. 다른 영상은 그에 맞는 프로그램에서 판독해 주세요.",

  "refused.multi-frame": "한 파일에 영상이 여러 장",
  "refused.multi-frame.seen": "한 파일에 영상이 여러 장 들어 있습니다.",
  "refused.multi-frame.means": "투시나 단층처럼 이어진 여러 장이 들어 있고, 한 장의 촬영 영상이 아닙니다.",
  "refused.multi-frame.why": "어느 장을 기준으로 할지 알 수 없습니다. 한 장의 점수를 전체의 점수로 잘못 알게 됩니다.",
  "refused.multi-frame.todo": "흉부 영상 한 장만 따로 내보내어 열어 주세요.",

  "refused.color-image": "컬러 그림",
  "refused.color-image.seen": "필름을 찍은 컬러 사진입니다.",
  "refused.color-image.means": "X선 영상에는 회색뿐입니다. 컬러는 사진이나 화면 갈무리이며, 글자와 반사가 섞이고 모양이 휘어 있기도 합니다.",
  "refused.color-image.why": "모델은 검출기에서 나온 그대로의 영상으로 배웠습니다. 반사나 카메라의 자동 보정은 병변처럼 보입니다.",
  "refused.color-image.todo": "촬영 장비에서 원본 파일을 여세요. 필름밖에 없다면 회색조로 스캔해 주세요.",
};
