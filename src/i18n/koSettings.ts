import type { Catalog } from "./catalog.ts";
import type { enSettings } from "./enSettings.ts";

export const koSettings: Pick<Catalog["messages"], keyof typeof enSettings> = {
  "reader.choose": "누가 판독합니까?",
  "reader.why": "이 이름으로 판독에 서명합니다. 브라우저를 닫으면 다시 묻습니다.",
  "reader.add.other": "다른 판독자",
  "reader.add": "추가하고 시작",
  "reader.name": "이름",
  "reader.title": "직함(선택)",
  "reader.title.example": "예: 흉부 전문의",
  "reader.switch.nobody": "판독자 선택",
  "reader.switch": ({ name }) => `판독자: ${name}`,
  "reader.switch.long": ({ name }) => `판독자: ${name}. 다른 판독자 선택`,
};
