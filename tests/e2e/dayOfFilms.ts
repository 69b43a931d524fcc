import { syntax } from "../../src/cli/samples/encode.ts";
import { makePhantomFile } from "../../src/cli/samples/makePhantomFile.ts";
import type { Pathology } from "../../src/cli/samples/pathology.ts";

interface DayFilm {
  readonly name: string;
  readonly buffer: Buffer;
}

/** Mostly nothing to see, as on a day of check-ups. */
const shown: readonly Pathology[] = ["normal", "normal", "effusion", "normal", "normal", "nodule", "normal", "pneumothorax", "normal", "cardiomegaly"];

/** Synthetic films of as many people: ten drawn ones, each again under other UIDs and another patient's ID. The same on every machine. */
export async function dayOfFilms(count: number): Promise<readonly DayFilm[]> {
  const drawn = await Promise.all(shown.slice(0, count).map((pathology, index) => drawFilm(pathology, index)));
  return Array.from({ length: count }, (_, index) => {
    const film = drawn[index % drawn.length] ?? Buffer.alloc(0);
    return { name: `day-${number(index)}.dcm`, buffer: asStudy(film, index) };
  });
}

/** Whether nothing was drawn on the film of this patient. */
export function isNormal(patientId: string): boolean {
  return shown[Number(patientId.slice(-3)) % shown.length] === "normal";
}

/** Two studies of one person, a year apart. */
export async function twoVisits(): Promise<readonly DayFilm[]> {
  const [now, before] = await Promise.all([drawFilm("nodule", 41), drawFilm("normal", 41)]);
  const earlier = patched(patched(before ?? now, "20260302", "20250301"), "SYN-3041", "SYN-9001");
  return [{ name: "now.dcm", buffer: patched(now, "SYN-3041", "SYN-9001") }, { name: "before.dcm", buffer: earlier }];
}

async function drawFilm(pathology: Pathology, index: number): Promise<Buffer> {
  const patient = { name: `Gasang^Day${index}==가상^하루`, sex: index % 2 === 0 ? "M" : "F", ageYears: 30 + index } as const;
  const film = { rows: 448, columns: 392, bits: 10, seed: 3000 + index, pathology, patient };
  return Buffer.from(await makePhantomFile({ ...film, transferSyntaxUid: syntax.explicitLittleEndian, photometricInterpretation: "MONOCHROME2" }));
}

/** Every UID under 2.25 ends in the study's number, and so does the patient's ID: nothing changes its length. */
function asStudy(film: Buffer, index: number): Buffer {
  const text = film.toString("latin1");
  const numbered = text.replaceAll(/2\.25\.(\d{30,})\d{3}(?!\d)/g, (_, kept: string) => `2.25.${kept}${number(index)}`);
  return Buffer.from(numbered.replaceAll(/SYN-\d{4}/g, `SYN-5${number(index)}`), "latin1");
}

function patched(film: Buffer, from: string, to: string): Buffer {
  return Buffer.from(film.toString("latin1").replaceAll(from, to), "latin1");
}

function number(index: number): string {
  return String(index).padStart(3, "0");
}
