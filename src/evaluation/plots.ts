import { wilsonInterval } from "./bootstrap.ts";
import type { Estimate } from "./bootstrap.ts";
import { sensitivityOf, specificityOf } from "./cutOff.ts";
import { element } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { LabelReport } from "./report.ts";
import type { Speech } from "./speech.ts";

/** Units of the SVG: the plotted square, and the room for axes on its left and below. */
const side = 240;
const left = 46;
const top = 10;
const below = 40;

const across = (share: number) => left + share * side;
const up = (share: number) => top + (1 - share) * side;
const path = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");

export function rocPlot(report: LabelReport, speech: Speech): Markup {
  const { words } = speech;
  const { points, band } = report.roc;
  const edge = [
    ...band.map(({ falsePositiveRate, high }) => [across(falsePositiveRate), up(high)] as const),
    ...band.toReversed().map(({ falsePositiveRate, low }) => [across(falsePositiveRate), up(low)] as const),
  ];
  const marks = report.operatingPoints.map((point, at) =>
    marker(at, across(1 - specificityOf(point.counts)), up(sensitivityOf(point.counts)), point.isDefault));
  const legend = report.operatingPoints.map((point, at) => {
    const y = up(0.06) - (report.operatingPoints.length - 1 - at) * 16;
    const name = point.isDefault ? `${speech.point(point.name)} · ${words.inUse}` : speech.point(point.name);
    return [marker(at, across(0.42), y - 4, point.isDefault), element("text", { x: across(0.42) + 10, y }, name)];
  });
  return frame(words.rocAlt({ finding: speech.finding(report.id), auc: speech.decimal(report.auc.value) }), words.rocX, [words.sensitivity], [
    diagonal(),
    element("polygon", { class: "band", points: path(edge) }),
    element("polyline", { class: "curve", points: path(points.map(({ falsePositiveRate, sensitivity }) => [across(falsePositiveRate), up(sensitivity)] as const)) }),
    marks,
    legend,
  ].flat(2));
}

export function reliabilityPlot(report: LabelReport, speech: Speech): Markup {
  const { words } = speech;
  const bins = report.reliability.flatMap(({ meanScore, observed, mass }) => {
    const { low, high } = wilsonInterval(observed, mass);
    return [
      element("line", { class: "whisker", x1: across(meanScore), x2: across(meanScore), y1: up(low), y2: up(high) }),
      element("circle", { class: "dot", cx: across(meanScore), cy: up(observed), r: 3.4 }),
    ];
  });
  const error = speech.decimal(report.expectedCalibrationError);
  return frame(words.reliabilityAlt({ finding: speech.finding(report.id), error }), words.reliabilityX, [words.reliabilityY], [diagonal(), ...bins]);
}

/** Films with the finding above the middle line, those without it below, each as shares of their own number. */
export function histogramPlot(report: LabelReport, speech: Speech): Markup {
  const { words } = speech;
  const { withFinding, withoutFinding } = report.histogram;
  const [upper, lower] = [sharesOf(withFinding), sharesOf(withoutFinding)];
  const tallest = Math.max(...upper, ...lower, 0.01);
  const bar = (kind: "upper" | "lower") => (share: number, at: number) => {
    const height = (share / tallest) * (side / 2 - 8);
    const y = kind === "upper" ? up(0.5) - height : up(0.5);
    return element("rect", { class: kind, x: across(at / upper.length) + 0.5, y, width: side / upper.length - 1, height });
  };
  const cutOffs = report.operatingPoints.map(({ cutOff, isDefault }, at) => [
    element("line", { class: "cut", x1: across(cutOff), x2: across(cutOff), y1: up(1), y2: up(0) }),
    marker(at, across(cutOff), up(1), isDefault),
  ]);
  return frame(words.histogramAlt({ finding: speech.finding(report.id) }), words.reliabilityX, [words.withoutIt, words.withIt], [
    ...upper.map(bar("upper")),
    ...lower.map(bar("lower")),
    element("line", { class: "axis", x1: across(0), x2: across(1), y1: up(0.5), y2: up(0.5) }),
    ...cutOffs.flat(),
  ], [{ at: 1, label: percentLabel(tallest) }, { at: 0.5, label: "0" }, { at: 0, label: percentLabel(tallest) }]);

  function percentLabel(share: number): string {
    return words.percent({ value: (share * 100).toFixed(share < 0.1 ? 1 : 0) });
  }
}

function sharesOf(counts: readonly number[]): readonly number[] {
  const sum = Math.max(1, counts.reduce((total, count) => total + count, 0));
  return counts.map((count) => count / sum);
}

/** From where a forest plot starts; an area below it is drawn at its edge. */
const forestFrom = 0.3;

export function forestPlot({ value, low, high }: Estimate, speech: Speech): Markup {
  const width = 150;
  const x = (area: number) => 4 + ((Math.max(forestFrom, area) - forestFrom) / (1 - forestFrom)) * (width - 8);
  const interval = low === null || high === null ? null : element("line", { class: "curve", x1: x(low), x2: x(high), y1: 9, y2: 9 });
  return element("svg", { class: "forest", viewBox: `0 0 ${width} 18`, width, height: 18, role: "img", "aria-label": speech.words.forestAlt({ value: speech.decimal(value) }) },
    element("line", { class: "grid", x1: x(0.5), x2: x(0.5), y1: 0, y2: 18 }),
    element("line", { class: "grid", x1: x(1), x2: x(1), y1: 0, y2: 18 }),
    interval,
    value === null ? null : element("circle", { class: "dot", cx: x(value), cy: 9, r: 3.6 }));
}

/** Operating points are told apart by shape; the one in use is filled. */
export function marker(at: number, x: number, y: number, isFilled: boolean): Markup {
  const name = isFilled ? "mark filled" : "mark";
  if (at % 4 === 0) return element("circle", { class: name, cx: x, cy: y, r: 4.6 });
  if (at % 4 === 1) return element("rect", { class: name, x: x - 4, y: y - 4, width: 8, height: 8 });
  const corners = at % 4 === 2 ? [[0, -5.6], [5.6, 0], [0, 5.6], [-5.6, 0]] : [[0, -5.4], [5.2, 4.2], [-5.2, 4.2]];
  return element("polygon", { class: name, points: path(corners.map(([dx = 0, dy = 0]) => [x + dx, y + dy] as const)) });
}

interface Tick {
  readonly at: number;
  readonly label: string;
}

const quarters: readonly Tick[] = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: String(at) }));

/** `yNames` from below, each beside its share of the height. */
function frame(name: string, xName: string, yNames: readonly string[], content: readonly Markup[], yTicks = quarters): Markup {
  const [width, height] = [left + side + 12, top + side + below];
  return element("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": name },
    quarters.map(({ at, label }) => [
      element("line", { class: "grid", x1: across(at), x2: across(at), y1: up(0), y2: up(1) }),
      element("text", { x: across(at), y: up(0) + 15, "text-anchor": "middle" }, label),
    ]),
    yTicks.map(({ at, label }) => [
      element("line", { class: "grid", x1: across(0), x2: across(1), y1: up(at), y2: up(at) }),
      element("text", { x: left - 6, y: up(at) + 4, "text-anchor": "end" }, label),
    ]),
    element("text", { class: "name", x: across(0.5), y: height - 6, "text-anchor": "middle" }, xName),
    yNames.map((yName, at) => {
      const y = up((at + 0.5) / yNames.length);
      return element("text", { class: "name", x: 10, y, "text-anchor": "middle", transform: `rotate(-90 10 ${y})` }, yName);
    }),
    content);
}

function diagonal(): Markup {
  return element("line", { class: "diagonal", x1: across(0), y1: up(0), x2: across(1), y2: up(1) });
}
