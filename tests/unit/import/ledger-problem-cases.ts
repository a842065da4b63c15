import type { ImportFile } from '#shared/schema/import/model.ts'
import { houseFiles, houseWithLine } from './small-house.ts'

/** What somebody did, the files, and every problem that must be found: `code file row column`. */
export type ProblemCase = readonly [name: string, files: readonly ImportFile[], problems: readonly string[]]

const absences = 'nummer;kind;van;tot en met;begin;eind;reden\n'
const extras = 'nummer;kind;locatie;groep;datum;begin;eind;soort\n'
const requests = 'nummer;ontvangen op;soort;kind;locatie;gewenste datum;gewenste groep;inleverdatum\n'
const decided =
  'nummer;ontvangen op;soort;kind;locatie;gewenste datum;inleverdatum;betaling;status;beslist op;beslist door\n'
const tariffs = 'rechtspersoon;opvangsoort;product;tarief per uur;vanaf;tot en met\n'
const balances = 'kind;locatie;rekening;uren;dag;vervalt\n'

/** Requests that were decided elsewhere, times at the door, tariffs, families and balances. */
export const ledgerProblemCases: readonly ProblemCase[] = [
  [
    'SWAP-1: a study day with a day given up',
    houseFiles({
      'aanvragen.csv': `${requests}R1;20-11-2026 08:00;studiedag;K1;L1;27-11-2026;;23-11-2026\n`,
    }),
    ['import.givenWithoutSwap aanvragen.csv 2 inleverdatum'],
  ],
  [
    'SWAP-1: a swap that is to be invoiced',
    houseFiles({
      'aanvragen.csv': `${decided}R1;20-11-2026 08:00;ruildag;K1;L1;27-11-2026;23-11-2026;factuur;;;\n`,
    }),
    ['import.paymentOfSwap aanvragen.csv 2 betaling'],
  ],
  [
    'a decision on a request that is open',
    houseFiles({
      'aanvragen.csv': `${decided}R1;20-11-2026 08:00;extra dag;K1;L1;27-11-2026;;;open;21-11-2026 09:00;M1\n`,
    }),
    [
      'import.decidedWithoutStatus aanvragen.csv 2 beslist op',
      'import.decidedWithoutStatus aanvragen.csv 2 beslist door',
    ],
  ],
  [
    'approved, but nobody knows when or by whom',
    houseFiles({
      'aanvragen.csv': `${decided}R1;20-11-2026 08:00;extra dag;K1;L1;27-11-2026;;;goedgekeurd;;\n`,
    }),
    ['import.valueMissing aanvragen.csv 2 beslist op', 'import.valueMissing aanvragen.csv 2 beslist door'],
  ],
  [
    'declined before it came in',
    houseFiles({
      'aanvragen.csv': `${decided}R1;20-11-2026 08:00;extra dag;K1;L1;27-11-2026;;;afgewezen;19-11-2026 09:00;M1\n`,
    }),
    ['import.decidedBeforeReceived aanvragen.csv 2 beslist op'],
  ],
  [
    'SWAP-5: a day that was swapped without its request',
    houseFiles({ 'afwezigheid.csv': `${absences}A1;K1;23-11-2026;;;;geruild\n` }),
    ['import.swapWithoutRequest afwezigheid.csv 2 -'],
  ],
  [
    'an extra day that belongs to the request of another child',
    [
      ...houseWithLine('kinderen.csv', 'K2;Levi;;Smit;27-06-2023'),
      {
        name: 'aanvragen.csv',
        bytes: Buffer.from(
          `${decided}R1;20-11-2026 08:00;extra dag;K2;L1;27-11-2026;;;goedgekeurd;21-11-2026 09:00;M1\n`,
        ),
      },
      {
        name: 'extra-opvang.csv',
        bytes: Buffer.from(`${extras.trim()};aanvraag\nE1;K1;L1;G1;27-11-2026;08:00;17:00;extra dag;R1\n`),
      },
    ],
    ['import.otherChild extra-opvang.csv 2 aanvraag'],
  ],
  [
    'a child that was fetched before it was brought',
    houseFiles({
      'haal-en-brengtijden.csv': 'kind;locatie;datum;gebracht;gehaald\nK1;L1;23-11-2026;17:00;08:00\n',
    }),
    ['import.emptyInterval haal-en-brengtijden.csv 2 gehaald'],
  ],
  [
    'a day at the door without a time',
    houseFiles({
      'haal-en-brengtijden.csv': 'kind;locatie;datum;gebracht;gehaald\nK1;L1;23-11-2026;;\n',
    }),
    ['import.valueMissing haal-en-brengtijden.csv 2 gehaald'],
  ],
  [
    'a price in words',
    houseFiles({ 'tarieven.csv': `${tariffs};dagopvang;extra dag;tien euro;01-01-2027;\n` }),
    ['import.badMoney tarieven.csv 2 tarief per uur'],
  ],
  [
    'MONEY-1: a tariff over the turn of a year',
    houseFiles({ 'tarieven.csv': `${tariffs};dagopvang;extra dag;10,50;01-07-2026;30-06-2027\n` }),
    ['import.tariffYear tarieven.csv 2 tot en met'],
  ],
  [
    'MONEY-1: two tariffs on one day',
    houseFiles({
      'tarieven.csv': `${tariffs};dagopvang;extra dag;10,50;01-01-2027;\n;dagopvang;extra dag;10,75;01-07-2027;\n`,
    }),
    ['import.tariffsOverlap tarieven.csv 3 vanaf'],
  ],
  [
    'a tariff of a company that is nowhere',
    houseFiles({ 'tarieven.csv': `${tariffs}BV9;dagopvang;extra dag;10,50;01-01-2027;\n` }),
    ['import.unknownReference tarieven.csv 2 rechtspersoon'],
  ],
  [
    'a balance in words',
    houseFiles({ 'saldi.csv': `${balances}K1;L1;ruiltegoed;een dag;01-11-2026;\n` }),
    ['import.badHours saldi.csv 2 uren'],
  ],
  [
    'a balance of nothing',
    houseFiles({ 'saldi.csv': `${balances}K1;L1;ruiltegoed;0;01-11-2026;\n` }),
    ['import.badHours saldi.csv 2 uren'],
  ],
  [
    'a credit that expired before it was given',
    houseFiles({ 'saldi.csv': `${balances}K1;L1;ruiltegoed;11;01-11-2026;31-10-2026\n` }),
    ['import.endBeforeStart saldi.csv 2 vervalt'],
  ],
  [
    'a family nobody belongs to',
    houseFiles({ 'gezinnen.csv': 'nummer;automatische incasso\nF9;ja\n' }),
    ['import.familyWithoutChildren gezinnen.csv 2 nummer'],
  ],
  [
    'MONEY-3: a family of which nobody knows how it pays',
    houseFiles({ 'gezinnen.csv': 'nummer;automatische incasso\ngezin.K1;\n' }),
    ['import.valueMissing gezinnen.csv 2 automatische incasso'],
  ],
]
