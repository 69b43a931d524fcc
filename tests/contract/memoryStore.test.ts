import { memoryStore } from "../fakes/memoryStore.ts";
import { studyStoreContract } from "./studyStore.ts";

studyStoreContract("in memory", () => Promise.resolve(memoryStore()));
