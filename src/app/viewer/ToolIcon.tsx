/** Strokes in a field of 20 x 20. */
const paths = {
  window: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 1 1 0 14M13 5.6v8.8M15.5 8v4",
  pan: "M10 2v16M2 10h16M7.5 4.5 10 2l2.5 2.5M7.5 15.5 10 18l2.5-2.5M4.5 7.5 2 10l2.5 2.5M15.5 7.5 18 10l-2.5 2.5",
  zoom: "M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M12.5 12.5 17 17M8.5 6v5M6 8.5h5",
  invert: "M3 3h14v14H3zM3 17 17 3M17 3v14H3M7 13h6M10 12v4",
  fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  actualSize: "M4 6.5 6 5v10M14 6.5 16 5v10M10 8v.1M10 12.5v.1",
  zoomOut: "M4 10h12",
  zoomIn: "M4 10h12M10 4v12",
  turn: "M15.5 6.5A7 7 0 1 0 17 11M16 2.5v4.2h-4.2",
  flip: "M10 2v16M7.5 5.5v9L2 14.5zM12.5 5.5v9l5.5 0z",
  magnifier: "M8.5 2.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12M13 13l4.5 4.5",
  reset: "M4.5 6.5A7 7 0 1 1 3 11M4 2.5v4.2h4.2",
  length: "M3 17 17 3M1.8 13.8l4.4 4.4M13.8 1.8l4.4 4.4",
  angle: "M16 4 3 16h14M9.5 10a6 6 0 0 1 2.2 6",
  cardiothoracic: "M2.5 4v12M17.5 4v12M2.5 14.5h15M7 5.5v5M14 5.5v5M7 8h7",
  arrow: "M17 3 4 16M4 9.5V16h6.5",
  note: "M4 4h12M10 4v13M4 4v2.5M16 4v2.5M7.5 17h5",
  compare: "M3 4h14v12H3zM10 4v12",
  link: "M8 12l4-4M9 6.5l2-2a3.2 3.2 0 0 1 4.5 4.5l-2 2M11 13.5l-2 2A3.2 3.2 0 0 1 4.500 11l2-2",
  point: "M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6M10 1v4M10 15v4M1 10h4M15 10h4",
  remove: "M5 5l10 10M15 5 5 15",
} as const;

export type ToolIconName = keyof typeof paths;

/** Says nothing by itself: its button has a name. */
export function ToolIcon({ name }: { readonly name: ToolIconName }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
