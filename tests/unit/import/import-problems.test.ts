import { describe, expect, test } from 'vitest'
import { importCodes } from '#shared/import/import-codes.ts'
import { childRecordProblemCases } from './child-record-problem-cases.ts'
import { ledgerProblemCases } from './ledger-problem-cases.ts'
import type { ProblemCase } from './ledger-problem-cases.ts'
import { houseFiles, houseWithLine, problemsOf, smallHouse } from './small-house.ts'
import { waitingProblemCases } from './waiting-problem-cases.ts'

/** Passes the eleven-test; invented. */
const likeCitizenNumber = '123456782'

const absences = 'nummer;kind;van;tot en met;begin;eind;reden\n'
const extras = 'nummer;kind;locatie;groep;datum;begin;eind;soort\n'
const moves = 'nummer;kind;datum;begin;eind;naar groep;reden\n'
const requests = 'nummer;ontvangen op;soort;kind;locatie;gewenste datum;gewenste groep;inleverdatum\n'
const twoLocations = {
  'locaties.csv': 'nummer;organisatie;naam;regio\nL1;org;De Regenboog;midden\nL2;org;De Zwaluw;midden\n',
  'openingstijden.csv': `${smallHouse['openingstijden.csv'] ?? ''}L2;dagopvang;ma t/m vr;07:30;18:30\n`,
  'groepen.csv': `${smallHouse['groepen.csv'] ?? ''}G9;L2;dagopvang;Het Nest;NE;0;48;14;56\n`,
}

/** What is wrong with the files; what they say about money and balances has a list of its own. */
const cases: readonly ProblemCase[] = [
  ['no files at all', [], ['import.noFiles  - -']],
  [
    'more files than one folder has',
    Array.from({ length: 41 }, (_, index) => ({ name: `${index}.csv`, bytes: new Uint8Array(1) })),
    ['import.tooManyFiles  - -'],
  ],
  [
    'more than twenty megabytes',
    [{ name: 'kinderen.csv', bytes: new Uint8Array(20 * 1024 * 1024 + 1) }],
    ['import.tooLarge  - -'],
  ],
  ['an empty file', houseFiles({ 'diensten.csv': '' }), ['import.fileEmpty diensten.csv - -']],
  [
    'a spreadsheet with the name of a table',
    houseFiles({ 'diensten.csv': Uint8Array.of(0x50, 0x4b, 3, 4, 0) }),
    ['import.spreadsheetFile diensten.csv - -'],
  ],
  [
    'a picture with the name of a table',
    houseFiles({ 'diensten.csv': Uint8Array.of(0x89, 0x50, 0, 1) }),
    ['import.notText diensten.csv - -'],
  ],
  [
    'letters nobody can read',
    houseFiles({ 'diensten.csv': Uint8Array.of(0x6e, 0x81, 0x6e) }),
    ['import.encoding diensten.csv - -'],
  ],
  ['an open quote', houseFiles({ 'diensten.csv': 'nummer;"x\n' }), ['import.quotes diensten.csv 1 -']],
  [
    'a file of blank lines',
    houseFiles({ 'diensten.csv': '\n\n' }),
    ['import.headerMissing diensten.csv - -'],
  ],
  [
    'column names and nothing else',
    houseFiles({ 'afwezigheid.csv': absences }),
    ['import.headerOnly afwezigheid.csv - -'],
  ],
  [
    'a table we do not know',
    houseFiles({ 'facturen.csv': 'a;b\n1;2\n' }),
    ['import.fileUnknown facturen.csv - -'],
  ],
  [
    'the same table twice',
    houseFiles({ 'kinderen 2026.csv': smallHouse['kinderen.csv'] ?? '' }),
    ['import.fileTwice kinderen 2026.csv - -'],
  ],
  [
    'no groups',
    houseFiles({ 'groepen.csv': null }),
    [
      'import.fileMissing groepen.csv - -',
      'import.unknownReference contracten.csv 2 groep',
      'import.unknownReference diensten.csv 2 groep',
    ],
  ],
  [
    'a column that must be there is not',
    houseFiles({
      'personeel.csv': 'nummer;locatie;voornaam;achternaam\nM1;L1;Fatima;Amrani\n',
      'diensten.csv': null,
    }),
    ['import.columnMissing personeel.csv 1 -'],
  ],
  [
    'the same column twice',
    houseFiles({ 'organisatie.csv': 'nummer;naam;naam\norg;A;B\n' }),
    ['import.columnTwice organisatie.csv 1 naam'],
  ],
  [
    'a column we have no use for',
    houseFiles({ 'organisatie.csv': 'nummer;naam;telefoon\norg;A;+31 6\n' }),
    ['import.columnUnused organisatie.csv 1 telefoon'],
  ],
  [
    'a cell without a header',
    houseWithLine('organisatie.csv', ';;los'),
    [
      'import.rowTooLong organisatie.csv 3 -',
      'import.valueMissing organisatie.csv 3 nummer',
      'import.valueMissing organisatie.csv 3 naam',
    ],
  ],
  [
    'FILE-3: a column of citizen numbers',
    houseFiles({ 'organisatie.csv': 'nummer;naam;BSN\norg;A;\n' }),
    ['import.bsnColumn organisatie.csv 1 BSN', 'import.columnUnused organisatie.csv 1 BSN'],
  ],
  [
    'FILE-3: a citizen number as the number of a child',
    houseWithLine('kinderen.csv', `${likeCitizenNumber};Levi;;Smit;27-06-2023`),
    ['import.bsnValue kinderen.csv 3 nummer'],
  ],
  [
    'FILE-3: a citizen number in a file that is not even used',
    houseFiles({ 'mappie.csv': `opmerking\nzie ${likeCitizenNumber}\n` }),
    ['import.bsnValue mappie.csv 2 opmerking', 'import.fileUnknown mappie.csv - -'],
  ],
  [
    'a formula as a name',
    houseWithLine('kinderen.csv', 'K2;=cmd|calc;;Smit;27-06-2023'),
    ['import.formula kinderen.csv 3 voornaam'],
  ],
  [
    'an invisible sign',
    houseWithLine('kinderen.csv', 'K2;Le\u0007vi;;Smit;27-06-2023'),
    ['import.controlSign kinderen.csv 3 voornaam'],
  ],
  [
    'letters that were decoded wrongly before',
    houseWithLine('kinderen.csv', 'K2;RenÃ©e;;Smit;27-06-2023'),
    ['import.garbled kinderen.csv 3 voornaam'],
  ],
  [
    'a name of ten thousand letters',
    houseWithLine('kinderen.csv', `K2;${'a'.repeat(10_000)};;Smit;27-06-2023`),
    ['import.tooLong kinderen.csv 3 voornaam'],
  ],
  [
    'a name of two hundred and one letters',
    houseWithLine('kinderen.csv', `K2;Levi;;${'a'.repeat(201)};27-06-2023`),
    ['import.tooLong kinderen.csv 3 achternaam'],
  ],
  [
    'a child without a birthday',
    houseWithLine('kinderen.csv', 'K2;Levi;;Smit;'),
    ['import.valueMissing kinderen.csv 3 geboortedatum'],
  ],
  [
    'a number with spaces',
    houseWithLine('kinderen.csv', 'K 2;Levi;;Smit;27-06-2023'),
    ['import.badId kinderen.csv 3 nummer'],
  ],
  [
    '29 February of a common year',
    houseWithLine('kinderen.csv', 'K2;Levi;;Smit;29-02-2023'),
    ['import.badDay kinderen.csv 3 geboortedatum'],
  ],
  [
    'a moment without a time we know',
    houseFiles({ 'aanvragen.csv': `${requests}R1;gisteren;extra dag;K1;L1;27-11-2026;;\n` }),
    ['import.badDateTime aanvragen.csv 2 ontvangen op'],
  ],
  [
    'a quarter past twenty-five',
    houseWithLine('diensten.csv', 'D2;M1;L1;G1;24-11-2026;25:15;26:00;'),
    ['import.badTime diensten.csv 3 begin', 'import.badTime diensten.csv 3 eind'],
  ],
  [
    'a break in words',
    houseWithLine('diensten.csv', 'D2;M1;L1;G1;24-11-2026;08:00;17:00;middag'),
    ['import.badTimes diensten.csv 3 pauzes'],
  ],
  [
    'a size in words',
    houseWithLine('groepen.csv', 'G3;L1;dagopvang;Babies;BA;0;12;negen;38'),
    ['import.badNumber groepen.csv 4 maximum kinderen'],
  ],
  [
    'a kind of care that does not exist',
    houseWithLine('groepen.csv', 'G3;L1;gastouder;Babies;BA;0;12;9;38'),
    ['import.badChoice groepen.csv 4 opvangsoort'],
  ],
  [
    'neither yes nor no',
    houseFiles({
      'personeel.csv': 'nummer;locatie;voornaam;achternaam;functie;ve\nM1;L1;Fatima;Amrani;pm;soms\n',
      'diensten.csv': null,
    }),
    ['import.badYesNo personeel.csv 2 ve'],
  ],
  [
    'a weekday that does not exist',
    houseWithLine('openingstijden.csv', 'L1;dagopvang;feestdag;07:30;18:30'),
    ['import.badWeekday openingstijden.csv 4 dag'],
  ],
  [
    'week 53 of a year that has none',
    houseFiles({ 'vastgestelde-roosters.csv': 'locatie;week\nL1;2025-W53\n' }),
    ['import.badWeek vastgestelde-roosters.csv 2 week'],
  ],
  [
    'a register number of eight digits',
    houseFiles({
      'locaties.csv': 'nummer;organisatie;naam;regio;lrk dagopvang\nL1;org;De Regenboog;midden;12345678\n',
    }),
    ['import.badLrk locaties.csv 2 lrk dagopvang'],
  ],
  [
    'two children with one number',
    houseWithLine('kinderen.csv', 'K1;Levi;;Smit;27-06-2023'),
    ['import.duplicateId kinderen.csv 3 nummer'],
  ],
  [
    'the same opening hours twice',
    houseWithLine('openingstijden.csv', 'L1;dagopvang;ma;07:30;17:00'),
    ['import.duplicateRow openingstijden.csv 4 -'],
  ],
  [
    'a child that is nowhere',
    houseWithLine('contracten.csv', 'C2;K7;L1;dagopvang;G1;01-05-2026;;08:00-17:00;'),
    ['import.unknownReference contracten.csv 3 kind'],
  ],
  [
    'a group of another location',
    houseFiles({
      ...twoLocations,
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag\nC1;K1;L1;dagopvang;G9;01-05-2026;08:00-17:00\n',
    }),
    ['import.otherLocation contracten.csv 2 groep'],
  ],
  [
    'a shift in a group of another location',
    houseFiles({
      ...twoLocations,
      'diensten.csv':
        'nummer;medewerker;locatie;groep;datum;begin;eind\nD1;M1;L1;G9;23-11-2026;07:30;12:00\n',
    }),
    ['import.otherLocation diensten.csv 2 groep'],
  ],
  [
    'an extra day in a group of another location',
    houseFiles({
      ...twoLocations,
      'extra-opvang.csv': `${extras}E1;K1;L1;G9;24-11-2026;08:00;17:00;extra dag\n`,
    }),
    ['import.otherLocation extra-opvang.csv 2 groep'],
  ],
  [
    'GROUP-2: a child moved to a group of another location',
    houseFiles({
      ...twoLocations,
      'groepswissels.csv': `${moves}W1;K1;24-11-2026;08:00;10:00;G9;samenvoegen\n`,
    }),
    ['import.otherLocation groepswissels.csv 2 naar groep'],
  ],
  [
    'a wish for a group of another location',
    houseFiles({
      ...twoLocations,
      'aanvragen.csv': `${requests}R1;20-11-2026 08:00;extra dag;K1;L1;27-11-2026;G9;\n`,
    }),
    ['import.otherLocation aanvragen.csv 2 gewenste groep'],
  ],
  [
    'day care in an after-school group',
    houseFiles({
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag\nC1;K1;L1;dagopvang;G2;01-05-2026;08:00-17:00\n',
    }),
    ['import.otherSetting contracten.csv 2 groep'],
  ],
  [
    'a contract that ends before it starts',
    houseFiles({
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;einddatum;maandag\nC1;K1;L1;dagopvang;G1;01-05-2026;30-04-2026;08:00-17:00\n',
    }),
    ['import.endBeforeStart contracten.csv 2 einddatum'],
  ],
  [
    'an absence that ends before it starts',
    houseFiles({ 'afwezigheid.csv': `${absences}A1;K1;24-11-2026;23-11-2026;;;ziek\n` }),
    ['import.endBeforeStart afwezigheid.csv 2 tot en met'],
  ],
  [
    'reversed times',
    houseWithLine('diensten.csv', 'D2;M1;L1;G1;24-11-2026;17:00;08:00;'),
    ['import.emptyInterval diensten.csv 3 eind'],
  ],
  [
    'a contract day that ends before it starts',
    houseWithLine('contracten.csv', 'C2;K1;L1;bso;G2;01-05-2028;;17:00-08:00;'),
    ['import.emptyInterval contracten.csv 3 maandag'],
  ],
  [
    'an absence with one time',
    houseFiles({ 'afwezigheid.csv': `${absences}A1;K1;24-11-2026;;13:00;;ziek\n` }),
    ['import.valueMissing afwezigheid.csv 2 eind'],
  ],
  [
    'a break outside the shift',
    houseWithLine('diensten.csv', 'D2;M1;L1;G1;24-11-2026;08:00;12:00;12:00-12:30'),
    ['import.breakOutside diensten.csv 3 pauzes'],
  ],
  [
    'two breaks at once',
    houseWithLine('diensten.csv', 'D2;M1;L1;G1;24-11-2026;08:00;17:00;12:00-12:30 + 12:15-12:45'),
    ['import.breaksOverlap diensten.csv 3 pauzes'],
  ],
  [
    'CARE-2: a contract before birth',
    houseWithLine('kinderen.csv', 'K2;Levi;;Smit;27-06-2027').map((file) =>
      file.name === 'contracten.csv'
        ? {
            ...file,
            bytes: Buffer.from(
              `${smallHouse['contracten.csv'] ?? ''}C2;K2;L1;dagopvang;G1;01-06-2027;;08:00-17:00;\n`,
            ),
          }
        : file,
    ),
    ['import.beforeBirth contracten.csv 3 ingangsdatum'],
  ],
  [
    'a contract longer than its group exists',
    houseFiles({
      'groepen.csv':
        'nummer;locatie;opvangsoort;naam;code;vanaf maanden;tot maanden;maximum kinderen;tot en met\nG1;L1;dagopvang;Peuters;PE;24;48;16;31-12-2026\n',
    }),
    ['import.outsideGroup contracten.csv 2 groep'],
  ],
  [
    'GROUP-1: two contracts for one kind of care',
    houseWithLine('contracten.csv', 'C2;K1;L1;dagopvang;G1;01-06-2026;;;08:00-17:00'),
    ['import.contractsOverlap contracten.csv 3 ingangsdatum'],
  ],
  [
    'one child in two kinds of care at one moment',
    houseWithLine('contracten.csv', 'C2;K1;L1;bso;G2;01-06-2026;;17:00-18:00;'),
    ['import.careOverlap contracten.csv 3 opvangsoort'],
  ],
  [
    'fixed days without days',
    houseFiles({
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag\nC1;K1;L1;dagopvang;G1;01-05-2026;\n',
    }),
    ['import.contractWithoutDays contracten.csv 2 -'],
  ],
  [
    'one person in two shifts',
    houseWithLine('diensten.csv', 'D2;M1;L1;G1;23-11-2026;16:00;18:00;'),
    ['import.shiftsOverlap diensten.csv 3 begin'],
  ],
  [
    'two opening hours at once',
    houseWithLine('openingstijden.csv', 'L1;dagopvang;ma;08:00;17:00'),
    ['import.openingOverlap openingstijden.csv 4 open'],
  ],
  [
    'after school without a school',
    houseFiles({
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag\nC1;K1;L1;bso;G2;01-05-2028;na school-18:00\n',
    }),
    ['import.schoolMissing contracten.csv 2 kind'],
  ],
  [
    'care before the door opens',
    houseFiles({
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag\nC1;K1;L1;dagopvang;G1;01-05-2026;07:00-17:00\n',
    }),
    ['import.outsideOpening contracten.csv 2 maandag'],
  ],
  [
    'care on a day the house is closed',
    houseFiles({
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;zaterdag\nC1;K1;L1;dagopvang;G1;01-05-2026;08:00-17:00\n',
    }),
    ['import.outsideOpening contracten.csv 2 zaterdag'],
  ],
  [
    'two organisations',
    houseWithLine('organisatie.csv', 'ander;De Grote Wereld'),
    ['import.severalOrganisations organisatie.csv 3 nummer'],
  ],
  [
    'SWAP-1: a swap without the day that is given up',
    houseFiles({ 'aanvragen.csv': `${requests}R1;20-11-2026 08:00;ruildag;K1;L1;27-11-2026;;\n` }),
    ['import.swapWithoutDay aanvragen.csv 2 inleverdatum'],
  ],
  [
    'EXTRA-1: an extra day with a day given up',
    houseFiles({
      'aanvragen.csv': `${requests}R1;20-11-2026 08:00;extra dag;K1;L1;27-11-2026;;23-11-2026\n`,
    }),
    ['import.givenWithoutSwap aanvragen.csv 2 inleverdatum'],
  ],
  ...ledgerProblemCases,
  [
    'a house rule nobody knows',
    houseFiles({ 'huisregels.csv': 'regel;waarde\nswap.fun;1\n' }),
    ['import.houseRuleUnknown huisregels.csv 2 regel'],
  ],
  [
    'a house rule with an impossible value',
    houseFiles({ 'huisregels.csv': 'regel;waarde\nswap.noticeDays;veel\n' }),
    ['import.houseRuleValue huisregels.csv 2 waarde'],
  ],
  ...waitingProblemCases,
  ...childRecordProblemCases,
  [
    'a group code of three letters',
    houseWithLine('groepen.csv', 'G3;L1;dagopvang;Babies;BAB;0;12;9;38'),
    ['import.rowRefused groepen.csv 4 code'],
  ],
]

describe('every problem is found, with its file, its row as in a spreadsheet, and its column', () => {
  test.each(cases)('%s', (_name, files, problems) => {
    expect(problemsOf(files).toSorted()).toEqual([...problems].toSorted())
  })
})

test('no problem is left without an example', () => {
  const shown = new Set(cases.flatMap(([, , problems]) => problems.map((line) => line.split(' ')[0])))
  // These need a folder on disk, data that is stored already, or more causes than a person would read.
  const elsewhere = [
    'import.folderMissing',
    'import.otherOrganisation',
    'import.otherErrors',
    'import.otherWarnings',
    'import.tooManyRows',
    'import.bookedAlready',
    'import.takenBack',
    'import.monthClosed',
    'import.waitingChanged',
  ]
  expect(importCodes.filter((code) => !shown.has(code) && !elsewhere.includes(code))).toEqual([])
})
