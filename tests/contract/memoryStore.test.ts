import { memoryStore } from "../fakes/memoryStore.ts";
import { readsInStoreContract } from "./readsInStore.ts";
import { siteStoreContract } from "./siteStore.ts";
import { studyStoreContract } from "./studyStore.ts";

const open = () => Promise.resolve(memoryStore());

studyStoreContract("in memory", open);
readsInStoreContract("in memory", open);
siteStoreContract("in memory", open);
