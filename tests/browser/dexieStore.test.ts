import { openDexieStore } from "../../src/store/browser/dexieStore.ts";
import { studyStoreContract, valueOf } from "../contract/studyStore.ts";

studyStoreContract("in IndexedDB", async () => valueOf(await openDexieStore({ name: crypto.randomUUID() })));
