import { openDexieStore } from "../../src/store/browser/dexieStore.ts";
import { exampleNewImage } from "../fakes/newImages.ts";

/** Stands for another tab: a global scope of its own. Saves one film into the database that it is told, and says how that went. */
addEventListener("message", ({ data }: MessageEvent<{ readonly name: string; readonly uid: string }>) => {
  void saveOne(data.name, data.uid);
});

async function saveOne(name: string, uid: string): Promise<void> {
  const store = await openDexieStore({ name });
  postMessage(store.ok ? await store.value.save(exampleNewImage({ uid })) : store);
}
