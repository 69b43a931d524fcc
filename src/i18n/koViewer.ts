import type { enViewer } from "./enViewer.ts";

/** As `enViewer`. */
export const koViewer: { readonly [K in keyof typeof enViewer]: (typeof enViewer)[K] } = {
  "viewer.label": "영상",
  "viewer.instructions":
    "끌면 창이 바뀝니다. 오른쪽은 넓게, 아래쪽은 어둡게 합니다. 휠을 돌리거나 Ctrl 또는 오른쪽 단추를 누르고 끌면 확대·축소합니다. Shift, 스페이스 또는 가운데 단추를 누르고 끌면 영상이 움직입니다. 두 번 누르면 그곳이 가운데로 옵니다. 키: 화살표는 이동, +와 -는 확대·축소, w와 Shift+w는 창 너비, c와 Shift+c는 창 중심, i는 반전, f는 맞춤, 1은 실제 크기, r은 초기화입니다.",
  "viewer.failed": "영상 화면을 불러오지 못했습니다. 검사는 안전하게 보관되어 있습니다. 페이지를 새로 고치십시오.",
  "viewer.reduced": "축소본, 세부가 생략됨",
  "viewer.tools": "영상 도구",
  "viewer.drag": "끌어서 바꾸기",
  "viewer.drag.window": "창",
  "viewer.drag.pan": "이동",
  "viewer.drag.zoom": "배율",
  "viewer.invert": "반전",
  "viewer.fit": "맞춤",
  "viewer.actualSize": "1:1",
  "viewer.actualSize.hint": "실제 크기: 영상의 한 화소를 화면의 한 화소에 표시",
  "viewer.reset": "초기화",
  "viewer.zoomIn": "확대",
  "viewer.zoomOut": "축소",
  "viewer.width": "너비",
  "viewer.center": "중심",
  "viewer.window": ({ width, center }) => `W ${width}  C ${center}`,
  "viewer.zoom": ({ percent }) => `배율 ${percent}`,
  "viewer.inverted": "반전됨",
  "viewer.said.window": ({ width, center }) => `창 너비 ${width}, 중심 ${center}.`,
  "viewer.said.zoom": ({ percent }) => `배율 ${percent}.`,
  "viewer.said.inverted": "영상을 반전했습니다.",
  "viewer.said.notInverted": "영상을 원래대로 표시합니다.",
  "viewer.said.moved": "영상을 옮겼습니다.",
  "viewer.legend": "색은 영상 전체가 이곳과 같다고 할 때의 점수(0~100)입니다.",
  "viewer.legend.clear": ({ from }) => `${from} 미만은 표시하지 않습니다.`,
};
