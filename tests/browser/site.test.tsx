import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Services } from "../../src/app/services.ts";
import { fail, type Outcome } from "../../src/domain/outcome.ts";
import type { StudyUid } from "../../src/domain/ids.ts";
import type { StoredSite } from "../../src/store/store.ts";
import { valueOf } from "../contract/studyStore.ts";
import { openApp } from "./openApp.tsx";

interface Disk {
  /** What the app is told of the site from now on. */
  tell: (site: Outcome<StoredSite>) => void;
}

const unreadable = fail({ code: "store/failed", reason: "disk" });
const alert = () => page.getByText("Settings cannot be read: no signing now");

function onDisk(disk: Disk, isReadable: boolean): (services: Services) => Services {
  return (services) => ({
    ...services,
    site: {
      ...services.site,
      watchSite(onChange) {
        disk.tell = onChange;
        if (isReadable) return services.site.watchSite(onChange);
        onChange(unreadable);
        return () => undefined;
      },
    },
  });
}

const readsOf = async ({ store }: Services, uid: string) => valueOf(await store.get(uid as StudyUid)).reads;

it("settings that cannot be read any more stay as they were; nothing is signed until they can", async () => {
  const disk: Disk = { tell: () => undefined };
  const services = await openApp("/study/2.25.3", "locale=en", onDisk(disk, true));
  await expect.element(page.getByRole("heading", { name: "박*진", exact: true })).toBeInTheDocument();
  disk.tell(unreadable);
  await expect.element(alert()).toBeInTheDocument();
  await userEvent.keyboard("1{Enter}");
  await expect.element(page.getByText("The browser's storage failed (disk).")).toBeInTheDocument();
  expect(await readsOf(services, "2.25.3")).toEqual([]);
  disk.tell(await services.site.site());
  await expect.element(alert()).not.toBeInTheDocument();
  // A key that comes at once after a film does not sign it.
  const sign = async () => {
    await userEvent.keyboard("{Enter}");
    return (await readsOf(services, "2.25.3")).length;
  };
  await expect.poll(sign, { interval: 200, timeout: 5000 }).toBe(1);
});

it("where settings were never read, no score is shown before the verdict", async () => {
  await openApp("/study/2.25.1", "locale=en", onDisk({ tell: () => undefined }, false));
  await expect.element(alert()).toBeInTheDocument();
  await expect.element(page.getByText("The score comes after your verdict").first()).toBeInTheDocument();
});
