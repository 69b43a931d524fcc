interface ListedFile {
  readonly file: string;
  readonly sizeBytes: number;
  readonly title: string;
}

interface SampleFile {
  readonly name: string;
  /** One word for what it shows. */
  readonly title: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The synthetic films beside the app (made by cli/makeSamples at build time); null where they cannot be had. */
export async function fetchSamples(directoryUrl: string): Promise<readonly SampleFile[] | null> {
  try {
    const index = await fetch(new URL("index.json", directoryUrl));
    if (!index.ok) return null;
    return listed(await index.json()).map(({ file, sizeBytes, title }) => ({
      name: file,
      title,
      size: sizeBytes,
      arrayBuffer: async () => (await fetch(new URL(file, directoryUrl))).arrayBuffer(),
    }));
  } catch {
    return null;
  }
}

function listed(index: unknown): readonly ListedFile[] {
  return Array.isArray(index) ? index.filter(isListedFile) : [];
}

function isListedFile(entry: unknown): entry is ListedFile {
  const { file, sizeBytes, title } = (entry ?? {}) as Partial<ListedFile>;
  return typeof file === "string" && /^[\w.-]+$/.test(file) && typeof sizeBytes === "number" && typeof title === "string";
}
