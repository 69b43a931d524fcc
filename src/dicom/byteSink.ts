/** A buffer that grows as numbers and bytes are written to its end. Owns its memory until `toBytes` copies it. */
export class ByteSink {
  readonly #isLittleEndian: boolean;
  #buffer = new Uint8Array(1024);
  #length = 0;

  constructor(isLittleEndian: boolean) {
    this.#isLittleEndian = isLittleEndian;
  }

  bytes(bytes: Uint8Array): void {
    const at = this.#grow(bytes.length);
    this.#buffer.set(bytes, at);
  }

  ascii(text: string): void {
    this.bytes(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  }

  /** Also for signed numbers: only the lower 16 bits are kept. */
  uint16(value: number): void {
    this.#view(2).setUint16(0, value & 0xffff, this.#isLittleEndian);
  }

  /** Also for signed numbers: only the lower 32 bits are kept. */
  uint32(value: number): void {
    this.#view(4).setUint32(0, value >>> 0, this.#isLittleEndian);
  }

  float32(value: number): void {
    this.#view(4).setFloat32(0, value, this.#isLittleEndian);
  }

  float64(value: number): void {
    this.#view(8).setFloat64(0, value, this.#isLittleEndian);
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.#length);
  }

  #view(length: number): DataView {
    const at = this.#grow(length);
    return new DataView(this.#buffer.buffer, at, length);
  }

  /** Makes room, and gives where it starts. May replace the buffer. */
  #grow(length: number): number {
    const at = this.#length;
    this.#length += length;
    if (this.#length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#buffer.length));
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    return at;
  }
}
