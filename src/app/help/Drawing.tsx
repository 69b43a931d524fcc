import type { ReactNode } from "react";
import type { SeenPicture } from "./refusals.ts";
import styles from "./Refusal.module.css";

type Subject = Extract<SeenPicture, { kind: "drawing" }>["of"];

/** A sketch in lines, which nobody can take for a film. */
export function Drawing({ of, name }: { readonly of: Subject; readonly name: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn in place, in the color of its frame
    <svg className={styles.drawing} viewBox="0 0 240 280" role="img" aria-label={name} fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
      {sketches[of]}
    </svg>
  );
}

const thorax = (
  <>
    <path d="M-46 62C-58 20-52-38-22-66c6-5 10-6 16-6M46 62C58 20 52-38 22-66c-6-5-10-6-16-6" />
    <path d="M-8-62c-20 8-32 50-32 96 0 12 10 14 20 8 8-5 14-8 14-20ZM8-62c20 8 32 50 32 96 0 12-10 14-20 8-8-5-14-8-14-20Z" />
  </>
);

const sketches: Readonly<Record<Subject, ReactNode>> = {
  lateral: (
    <>
      <path d="M92 34c-26 26-40 70-36 120 2 30 8 62 16 92M128 30c30 10 52 40 56 84 3 40-2 90-14 132" />
      <path d="M112 52c-30 22-42 66-38 120 28-18 62-18 90 4 8-52 0-104-30-122-6-4-16-5-22-2Z" />
      <path d="M150 168c-22-16-24-44-8-64 14 6 22 26 20 52" />
      <path d="M84 60h-16M78 84H62M74 108H58M72 132H56M72 156H56M74 180H58" strokeWidth="7" opacity="0.6" />
    </>
  ),
  child: (
    <>
      <g transform="translate(150 148) scale(1.25)">{thorax}</g>
      <g transform="translate(48 206) scale(0.62)">
        {thorax}
        <path d="M-24 20c0-26 16-34 30-28 18 6 26 26 20 44-16 6-38 2-50-16Z" fill="currentColor" fillOpacity="0.25" />
      </g>
    </>
  ),
  document: (
    <>
      <path d="M52 30h104l36 36v184H52Z" />
      <path d="M156 30v36h36M76 92h92M76 118h92M76 144h92M76 170h60M76 212c14-14 22 10 34-2s16 6 26 0" />
    </>
  ),
  slice: (
    <>
      <ellipse cx="120" cy="140" rx="98" ry="78" />
      <path d="M104 92c-38-6-62 18-62 50 0 26 24 48 50 42 12-4 14-30 14-46ZM138 92c36-6 60 18 60 50 0 26-22 48-48 42-12-4-14-30-14-46Z" />
      <circle cx="120" cy="196" r="12" fill="currentColor" fillOpacity="0.3" />
      <path d="M106 118c8-10 26-10 32 0 4 14-4 30-16 34-12-4-20-20-16-34Z" />
    </>
  ),
};
