// The codec packages come without declarations: Emscripten factories whose classes are documented in their READMEs.

interface CodecModule {
  readonly getExceptionMessage?: (pointer: number) => string;
}

interface CodecDecoder {
  /** Room in the module's memory for the codestream; valid until the next allocation. */
  getEncodedBuffer(sizeBytes: number): Uint8Array;
  decode(): void;
  getFrameInfo(): CodecFrame;
  /** A view on the module's memory. */
  getDecodedBuffer(): Uint8Array;
  delete(): void;
}

interface CodecFrame {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
}

interface CodecOptions {
  /** Emscripten's hook for a module that is compiled already; the answer is not used. */
  readonly instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object;
  readonly print: () => void;
  readonly printErr: () => void;
}

declare module "@cornerstonejs/codec-charls/decodewasmjs" {
  const create: (options: CodecOptions) => Promise<CodecModule & { JpegLSDecoder: new () => CodecDecoder }>;
  export default create;
}

declare module "@cornerstonejs/codec-openjpeg/decodewasmjs" {
  const create: (options: CodecOptions) => Promise<CodecModule & { J2KDecoder: new () => CodecDecoder }>;
  export default create;
}

declare module "@cornerstonejs/codec-openjph/wasmjs" {
  const create: (options: CodecOptions) => Promise<CodecModule & { HTJ2KDecoder: new () => CodecDecoder }>;
  export default create;
}

declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs" {
  const create: (options: CodecOptions) => Promise<CodecModule & { JPEGDecoder: new () => CodecDecoder }>;
  export default create;
}
