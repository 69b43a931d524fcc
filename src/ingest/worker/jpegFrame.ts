import { readUint16 } from "../../dicom/byteOrder.ts";

/** A frame of the DCT processes of ITU-T T.81 (SOF0, SOF1, SOF2), with the coefficients that its scans fill in. */
export interface JpegFrame {
  readonly isProgressive: boolean;
  /** 8 or 12 bits of a sample. */
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly mcuRows: number;
  readonly mcuColumns: number;
  readonly components: readonly JpegComponent[];
}

export interface JpegComponent {
  readonly id: number;
  /** Sampling factors 1..4 and the largest of all components, horizontal and vertical. */
  readonly across: number;
  readonly down: number;
  readonly mostAcross: number;
  readonly mostDown: number;
  readonly quantization: number;
  /** Blocks that hold samples of the image; a scan of this component alone has only these. */
  readonly usedBlockRows: number;
  readonly usedBlockColumns: number;
  /** Blocks in whole minimum coded units. */
  readonly blockRows: number;
  readonly blockColumns: number;
  /** 64 of each block, row-major in the block, blocks row-major. */
  readonly coefficients: Int16Array<ArrayBuffer>;
}

/** `segment`: the bytes behind the segment's length. Null where they cannot be right. */
export function parseFrame(segment: Uint8Array, isProgressive: boolean, limitPixels: number): JpegFrame | null {
  const precision = segment[0] ?? 0;
  const [rows, columns, count] = [readUint16(segment, 1, false), readUint16(segment, 3, false), segment[5] ?? 0];
  if ((precision !== 8 && precision !== 12) || rows * columns === 0 || rows * columns > limitPixels) return null;
  if (count < 1 || count > 4 || segment.length < 6 + 3 * count) return null;
  const specs = Array.from({ length: count }, (_, i) => specAt(segment, 6 + 3 * i));
  if (specs.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4)) return null;
  const mostAcross = Math.max(...specs.map(({ across }) => across));
  const mostDown = Math.max(...specs.map(({ down }) => down));
  const mcuRows = Math.ceil(rows / (8 * mostDown));
  const mcuColumns = Math.ceil(columns / (8 * mostAcross));
  const components = specs.map((spec) => componentOf(spec, { rows, columns, mostAcross, mostDown, mcuRows, mcuColumns }));
  return { isProgressive, precision, rows, columns, mcuRows, mcuColumns, components };
}

type ComponentSpec = Pick<JpegComponent, "id" | "across" | "down" | "quantization">;
type FrameSize = Pick<JpegFrame, "rows" | "columns" | "mcuRows" | "mcuColumns"> & Pick<JpegComponent, "mostAcross" | "mostDown">;

function componentOf(spec: ComponentSpec, { rows, columns, mostAcross, mostDown, mcuRows, mcuColumns }: FrameSize): JpegComponent {
  const [blockRows, blockColumns] = [mcuRows * spec.down, mcuColumns * spec.across];
  const usedBlockRows = Math.ceil(Math.ceil((rows * spec.down) / mostDown) / 8);
  const usedBlockColumns = Math.ceil(Math.ceil((columns * spec.across) / mostAcross) / 8);
  const coefficients = new Int16Array(64 * blockRows * blockColumns);
  return { ...spec, mostAcross, mostDown, usedBlockRows, usedBlockColumns, blockRows, blockColumns, coefficients };
}

function specAt(segment: Uint8Array, at: number): ComponentSpec {
  const factors = segment[at + 1] ?? 0;
  return { id: segment[at] ?? 0, across: factors >> 4, down: factors & 15, quantization: segment[at + 2] ?? 0 };
}
