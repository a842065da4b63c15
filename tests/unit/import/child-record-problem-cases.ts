import type { ProblemCase } from './ledger-problem-cases.ts'
import { houseFiles } from './small-house.ts'

const consents = 'kind;soort;gegeven op;gegeven door\n'
const twice = "K1;foto's;01-05-2026;Eva Bakker\nK1;foto's;01-09-2026;Eva Bakker\n"
const agreements = 'nummer;kind;soort;afspraak;vanaf;ouder;manager;managernummer;getekend op;papier\n'

/** What can be wrong with what is kept of a child. FILE-1, FILE-2, FILE-3 */
export const childRecordProblemCases: readonly ProblemCase[] = [
  [
    'a telephone number that nobody can call',
    houseFiles({ 'contacten.csv': 'kind;volgorde;naam;telefoon\nK1;1;Eva Bakker;12345\n' }),
    ['import.badPhone contacten.csv 2 telefoon'],
  ],
  [
    'FILE-3: a citizen number in the notes of a child',
    houseFiles({ 'dossiers.csv': 'kind;bijzonderheden\nK1;nummer 123456782\n' }),
    ['import.bsnValue dossiers.csv 2 bijzonderheden'],
  ],
  [
    'FILE-1: two consents of one kind that both stand',
    houseFiles({ 'oudertoestemmingen.csv': `${consents}${twice}` }),
    ['import.consentOpen oudertoestemmingen.csv 3 soort'],
  ],
  [
    'FILE-2: an agreement with a paper that is no PDF',
    houseFiles({
      'afspraken.csv': `${agreements}A1;K1;vervoer;Met de taxi;01-09-2026;Eva;Sanne;M1;01-09-2026 09:00;getekend\n`,
    }),
    ['import.badDocument afspraken.csv 2 papier'],
  ],
]
