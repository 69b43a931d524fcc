import { openDexieStore } from "../../src/store/browser/dexieStore.ts";
import { readsInStoreContract } from "../contract/readsInStore.ts";
import { siteStoreContract } from "../contract/siteStore.ts";
import { studyStoreContract, valueOf } from "../contract/studyStore.ts";

const open = async () => valueOf(await openDexieStore({ name: crypto.randomUUID() }));

studyStoreContract("in IndexedDB", open);
readsInStoreContract("in IndexedDB", open);
siteStoreContract("in IndexedDB", open);
