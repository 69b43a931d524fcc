import { useMemo } from "react";
import { encode } from "uqr";

interface QrCodeProps {
  readonly content: string;
  readonly label: string;
  readonly className: string | undefined;
}

/** Error correction M (15 %): a stamp or a fold over a corner does not matter. Four modules of quiet zone (ISO/IEC 18004). */
export function QrCode({ content, label, className }: QrCodeProps) {
  const { size, path } = useMemo(() => drawn(content), [content]);
  return (
    // Drawn, not loaded: an img would need an address.
    // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
    <svg viewBox={`0 0 ${size} ${size}`} className={className} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

function drawn(content: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(content, { ecc: "M", border: 4 });
  const modules = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
  return { size, path: modules.join("") };
}
