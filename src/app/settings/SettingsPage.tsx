import type { Studies } from "../components/useStudies.ts";

export function SettingsPage(_: { readonly studies: Studies | null }) {
  return null;
}
