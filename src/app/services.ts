import { createContext, use } from "react";
import type { Outcome } from "../domain/outcome.ts";
import type { DeviceStorage, Exporting, FullImages, Practice, Preferences, ReaderSession, Screening, Updates } from "../flows/journeys.ts";
import type { Text } from "../i18n/i18n.ts";
import type { Inference } from "../inference/inference.ts";
import type { Clock } from "../platform/clock.ts";
import type { SiteStore, StudyStore } from "../store/store.ts";
import { useLanguage } from "./components/language.ts";

/** Every port that a screen may use; made once by the composition root. */
export interface Services {
  readonly store: StudyStore;
  readonly site: SiteStore;
  readonly readerSession: ReaderSession;
  readonly inference: Inference;
  readonly screening: Screening;
  readonly images: FullImages;
  readonly practice: Practice;
  readonly exporting: Exporting;
  readonly updates: Updates;
  readonly preferences: Preferences;
  readonly storage: DeviceStorage;
  readonly clock: Clock;
  /** The model card of the bundle in use, as Markdown (GitHub flavor). */
  readonly bundleCard: () => Promise<Outcome<string>>;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (services === null) throw new Error("A screen stands outside of its services.");
  return services;
}

export function useText(): Text {
  return useLanguage().text;
}
