import type { Phrase } from "../domain/site.ts";

/**
 * The words of a public health centre's register, until the site edits them. They are a human reader's words, never the model's. Where a verdict has
 * two, the first says the less: it is what one key writes.
 */
export const defaultPhrases: readonly Phrase[] = [
  {
    id: "normal", verdict: "normal",
    word: { ko: "정상", en: "Normal" },
    impression: { ko: "흉부 X선 사진에서 특이 소견 없음.", en: "No significant finding on the chest film." },
    nextStep: { ko: "추가 검사 불필요. 기침이 2주 이상 계속되면 다시 내원.", en: "No further examination. Come back if a cough lasts two weeks or longer." },
  },
  {
    id: "other-abnormal", verdict: "abnormal",
    word: { ko: "기타 이상", en: "Other finding" },
    impression: { ko: "이상 소견이 있으며 긴급하지 않음.", en: "There is a finding; it is not urgent." },
    nextStep: { ko: "전문의 진료 의뢰.", en: "Refer to a specialist." },
  },
  {
    id: "inactive", verdict: "abnormal",
    word: { ko: "비활동성", en: "Inactive" },
    impression: { ko: "비활동성 폐결핵 소견. 활동성 병변은 보이지 않음.", en: "Inactive pulmonary tuberculosis. No active lesion is seen." },
    nextStep: {
      ko: "이전 사진과 비교. 이전 사진이 없거나 증상이 있으면 객담검사 시행. 이후 추구검사.",
      en: "Compare with earlier films. Sputum examination where there is none or where there are symptoms. Then follow up.",
    },
  },
  {
    id: "urgent-other", verdict: "urgent",
    word: { ko: "긴급 이상", en: "Urgent finding" },
    impression: { ko: "즉시 조치가 필요한 이상 소견.", en: "A finding that needs action at once." },
    nextStep: { ko: "즉시 의사에게 알리고 응급 진료 의뢰.", en: "Tell a physician at once and refer to emergency care." },
  },
  {
    id: "tb-suspect", verdict: "urgent",
    word: { ko: "결핵 의심", en: "Tuberculosis suspected" },
    impression: { ko: "활동성 폐결핵이 의심되는 소견.", en: "Findings that suggest active pulmonary tuberculosis." },
    nextStep: {
      ko: "객담검사(도말·배양·PCR) 시행. 결과에 따라 신고 및 격리.",
      en: "Sputum examination (smear, culture, PCR). Notify and isolate according to its result.",
    },
  },
  {
    id: "retake", verdict: "retake",
    word: { ko: "재촬영", en: "Retake" },
    impression: { ko: "판독에 적합하지 않은 사진.", en: "The film is not fit for reading." },
    nextStep: { ko: "같은 날 재촬영.", en: "Take the film again on the same day." },
  },
  {
    id: "undecided", verdict: "undecided",
    word: { ko: "판정 보류", en: "Undecided" },
    impression: { ko: "이 사진만으로는 판정할 수 없음.", en: "It cannot be told from this film." },
    nextStep: {
      ko: "이전 사진과 비교하거나 추가 검사(측면 촬영, CT) 후 다시 판정.",
      en: "Decide after comparison with earlier films or further examination (lateral view, CT).",
    },
  },
];
