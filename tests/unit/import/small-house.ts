import { readImport } from '#shared/import/read-import.ts'
import type { ReadImport } from '#shared/import/read-import.ts'
import { nothingStored } from '#shared/import/known-rows.ts'
import type { StoredRows } from '#shared/import/known-rows.ts'
import type { ImportCause, ImportFile } from '#shared/schema/import/model.ts'

/** A folder of files as somebody has them, small enough to read: one house, one group, one child, one shift. */
export const smallHouse: Readonly<Record<string, string>> = {
  'organisatie.csv': 'nummer;naam\norg;De Kleine Wereld\n',
  'locaties.csv': 'nummer;organisatie;naam;regio;lrk dagopvang\nL1;org;De Regenboog;midden;204317865\n',
  'openingstijden.csv':
    'locatie;opvangsoort;dag;open;dicht\nL1;dagopvang;ma t/m vr;07:30;18:30\nL1;bso;ma t/m vr;07:30;18:30\n',
  'groepen.csv':
    'nummer;locatie;opvangsoort;naam;code;vanaf maanden;tot maanden;maximum kinderen;oppervlakte m2\n' +
    'G1;L1;dagopvang;Peuters;PE;24;48;16;58\n' +
    'G2;L1;bso;Kapoenen;KA;48;156;20;80,5\n',
  'kinderen.csv': 'nummer;voornaam;tussenvoegsel;achternaam;geboortedatum\nK1;Noor;;Bakker;12-03-2024\n',
  'contracten.csv':
    'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;einddatum;maandag;dinsdag\n' +
    'C1;K1;L1;dagopvang;G1;01-05-2026;;07:30-18:00;\n',
  'personeel.csv': "nummer;locatie;voornaam;tussenvoegsel;achternaam;functie\nM1;L1;Fatima;;Amrani;pm'er\n",
  'diensten.csv':
    'nummer;medewerker;locatie;groep;datum;begin;eind;pauzes\nD1;M1;L1;G1;23-11-2026;07:30;17:00;12:00-12:30\n',
}

/** The files of the house with some of them replaced, added, or left out (`null`). */
export function houseFiles(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): ImportFile[] {
  const files = new Map<string, string | Uint8Array | null>([
    ...Object.entries(smallHouse),
    ...Object.entries(changes),
  ])
  return [...files].flatMap(([name, content]) => {
    if (content === null) return []
    return [{ name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }]
  })
}

/** The small house with one more line in one of its files. */
export function houseWithLine(file: string, line: string): ImportFile[] {
  return houseFiles({ [file]: `${smallHouse[file] ?? ''}${line}\n` })
}

export function readHouse(files: readonly ImportFile[], stored: StoredRows = nothingStored): ReadImport {
  return readImport(files, stored)
}

/** What an import finds wrong, as `code` with its places: `file row column`. */
export function problemsOf(files: readonly ImportFile[], stored: StoredRows = nothingStored): string[] {
  return readHouse(files, stored).problems.listCauses().flatMap(linesOf)
}

function linesOf({ message, places }: ImportCause): string[] {
  return places.map(({ file, row, column }) => [message.code, file, row ?? '-', column ?? '-'].join(' '))
}

/** Windows-1252 for the Latin letters tests use: one byte a letter. */
export function asWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}

export function asUtf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
}
