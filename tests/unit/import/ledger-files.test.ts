import { describe, expect, test } from 'vitest'
import { nothingStored } from '#shared/import/known-rows.ts'
import type { StoredRows } from '#shared/import/known-rows.ts'
import type { RowOf, RowSet, TableName } from '#shared/schema/rows/table-rows.ts'
import { houseFiles, problemsOf, readHouse } from './small-house.ts'

const saldi = (lines: string) =>
  houseFiles({ 'saldi.csv': `kind;locatie;rekening;uren;dag;vervalt;toelichting\n${lines}\n` })

function storedAs(rowSet: RowSet): StoredRows {
  return {
    list: <Table extends TableName>(table: Table): readonly RowOf<Table>[] => rowSet[table] ?? [],
  }
}

describe('what families pay and have in store', () => {
  test('an opening balance becomes one line of the ledger, in whole minutes', () => {
    const { rowSet } = readHouse(saldi('K1;L1;ruiltegoed;12,5;01-11-2026;31-12-2026;van het oude systeem'))
    expect(rowSet.ledger_entry).toEqual([
      {
        id: 'saldo.K1.L1.swapCredit.2026-11-01.2026-12-31',
        childId: 'K1',
        locationId: 'L1',
        account: 'swapCredit',
        kind: 'granted',
        day: '2026-11-01',
        month: '2026-11',
        minutes: 750,
        cents: 0,
        centsPerHour: null,
        expiresOn: '2026-12-31',
        sourceKind: 'import',
        sourceId: 'saldo.K1.L1.swapCredit.2026-11-01.2026-12-31',
        correctsEntryId: null,
        reason: { code: 'ledger.reason.import', params: {} },
        note: 'van het oude systeem',
        actorId: 'import',
        at: '2026-11-01T12:00:00.000Z',
      },
    ])
  })

  test.each([
    ['11', 660],
    ['11,25', 675],
    ['11.5', 690],
    ['11:20', 680],
    ['-4', -240],
    ['−0,5', -30],
  ])('%s hours are %i minutes', (written, minutes) => {
    const { rowSet } = readHouse(saldi(`K1;L1;flexibele uren;${written};01-11-2026;;`))
    expect(rowSet.ledger_entry).toMatchObject([{ minutes, kind: minutes < 0 ? 'used' : 'granted' }])
  })

  test.each(['0,33', '11:60', '11:5', '1e3', '99999999'])('%s is no number of hours', (written) => {
    expect(problemsOf(saldi(`K1;L1;flexibele uren;${written};01-11-2026;;`))).toEqual([
      'import.badHours saldi.csv 2 uren',
    ])
  })

  test('MONEY-1: a tariff holds until the end of its year unless it says otherwise', () => {
    const { rowSet, problems } = readHouse(
      houseFiles({
        'rechtspersonen.csv': 'nummer;organisatie;naam\nBV1;org;De Kleine Wereld BV\n',
        'locaties.csv': 'nummer;organisatie;naam;regio;rechtspersoon\nL1;org;De Regenboog;midden;BV1\n',
        'tarieven.csv':
          'rechtspersoon;opvangsoort;product;tarief per uur;vanaf;tot en met\n' +
          'BV1;dagopvang;extra dag;€ 10,55;01-01-2027;\n;bso;extra uur;9;01-07-2026;30-09-2026\n',
      }),
    )
    expect(problems.listCauses()).toEqual([])
    expect(rowSet.location).toMatchObject([{ id: 'L1', legalEntityId: 'BV1' }])
    expect(rowSet.tariff_card).toMatchObject([
      { legalEntityId: 'BV1', product: 'extraDay', centsPerHour: 1055, validUntil: '2027-12-31' },
      { legalEntityId: null, product: 'extraHour', centsPerHour: 900, validUntil: '2026-09-30' },
    ])
  })

  test('MONEY-3: a family says how it pays and what it reads', () => {
    const { rowSet } = readHouse(
      houseFiles({ 'gezinnen.csv': 'nummer;automatische incasso;taal\ngezin.K1;nee;engels\n' }),
    )
    expect(rowSet.family).toEqual([{ id: 'gezin.K1', isDirectDebit: false, language: 'en' }])
  })

  test('when a child came and went, or only one of the two', () => {
    const { rowSet } = readHouse(
      houseFiles({
        'haal-en-brengtijden.csv':
          'kind;locatie;datum;gebracht;gehaald\nK1;L1;23-11-2026;07:42;17:55\nK1;L1;24-11-2026;;18:10\n',
      }),
    )
    expect(rowSet.observed_time).toMatchObject([
      { day: '2026-11-23', arrivedMinute: 462, leftMinute: 1075 },
      { day: '2026-11-24', arrivedMinute: null, leftMinute: 1090 },
    ])
  })
})

describe('a year of requests that were decided elsewhere', () => {
  const header =
    'nummer;ontvangen op;soort;kind;locatie;gewenste datum;inleverdatum;betaling;status;beslist op;beslist door'

  test('keeps what was decided, when and by whom, without a check of ours', () => {
    const { rowSet, problems } = readHouse(
      houseFiles({
        'aanvragen.csv':
          `${header}\nR1;20-11-2025 08:41;flexibele dag;K1;L1;27-11-2025;;flexibele uren;goedgekeurd;21-11-2025 09:00;M1\n` +
          'R2;20-11-2025 08:41;ruildag;K1;L1;27-11-2025;25-11-2025;;afgewezen;21-11-2025 09:05;M1\n' +
          'R3;20-11-2026 08:41;extra uur;K1;L1;27-11-2026;;;wachtlijst;;\nR4;20-11-2026 08:41;vakantiedag;K1;L1;28-12-2026;;vakantiedagen;;;\n',
      }),
    )
    expect(problems.listCauses()).toEqual([])
    expect(rowSet.care_request).toMatchObject([
      {
        id: 'R1',
        kind: 'flexibleDay',
        payment: 'flex',
        status: 'approved',
        decidedAt: '2025-11-21T08:00:00.000Z',
        decidedBy: 'M1',
        decisionSnapshot: null,
      },
      { id: 'R2', kind: 'swapDay', givenDay: '2025-11-25', payment: null, status: 'declined' },
      { id: 'R3', kind: 'extraHour', payment: null, status: 'waiting', decidedAt: null },
      { id: 'R4', kind: 'holidayDay', payment: 'holidayDays', status: 'open', decidedBy: null },
    ])
  })

  test('SWAP-5: the day that was given up and the day that came belong to the swap', () => {
    const { rowSet, problems } = readHouse(
      houseFiles({
        'aanvragen.csv': `${header}\nR2;16-11-2026 08:41;ruildag;K1;L1;24-11-2026;23-11-2026;;goedgekeurd;17-11-2026 09:05;M1\n`,
        'afwezigheid.csv': 'nummer;kind;van;reden;aanvraag\nA1;K1;23-11-2026;geruild;R2\n',
        'extra-opvang.csv':
          'nummer;kind;locatie;groep;datum;begin;eind;soort;aanvraag\nE1;K1;L1;G1;24-11-2026;07:30;18:00;ruildag;R2\n',
      }),
    )
    expect(problems.listCauses()).toEqual([])
    expect(rowSet.absence).toMatchObject([{ reason: 'swappedAway', requestId: 'R2' }])
    expect(rowSet.extra_attendance).toMatchObject([{ kind: 'swapDay', requestId: 'R2' }])
  })
})

describe('MONEY-4: what was booked is not rewritten by a file', () => {
  const line = 'K1;L1;ruiltegoed;11;01-11-2026;31-12-2026;'
  const booked = storedAs(readHouse(saldi(line)).rowSet)

  test('the same line again changes nothing', () => {
    expect(problemsOf(saldi(line), booked)).toEqual([])
  })

  test('another amount under the same day is refused', () => {
    expect(problemsOf(saldi(line.replace('11;01', '22;01')), booked)).toEqual([
      'import.bookedAlready saldi.csv 2 uren',
    ])
  })

  test('a balance that was taken back since is not booked again, and the report says so', () => {
    const [first] = booked.list('ledger_entry')
    if (first === undefined) throw new Error('the line was booked')
    const back = {
      ...first,
      id: 'back',
      kind: 'correction' as const,
      minutes: -660,
      correctsEntryId: first.id,
    }
    expect(problemsOf(saldi(line), storedAs({ ledger_entry: [first, back] }))).toEqual([
      'import.takenBack saldi.csv 2 -',
    ])
  })

  test('a month that was handed over takes no new lines, and forgets none', () => {
    const month = {
      id: 'L1.2026-11',
      locationId: 'L1',
      month: '2026-11',
      closedAt: '2026-12-01T09:00:00.000Z',
      closedBy: 'M1',
      entryCount: 0,
      minutesTotal: 0,
      centsTotal: 0,
      controlTotal: '0',
    } as RowOf<'closed_month'>
    const closed = storedAs({ closed_month: [month] })
    expect(problemsOf(saldi(line), closed)).toEqual(['import.monthClosed saldi.csv 2 dag'])
    const both = storedAs({ ...readHouse(saldi(line)).rowSet, closed_month: [month] })
    expect(problemsOf(saldi(line), both)).toEqual([])
    expect(problemsOf(saldi(line), nothingStored)).toEqual([])
  })
})
