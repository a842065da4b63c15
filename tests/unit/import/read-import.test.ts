import { describe, expect, test } from 'vitest'
import { asUtf16, asWindows1252, houseFiles, problemsOf, readHouse, smallHouse } from './small-house.ts'

describe('a folder becomes the records it holds', () => {
  const { rowSet } = readHouse(houseFiles())

  test('a child, its contract and its days', () => {
    expect(rowSet.child).toEqual([
      {
        id: 'K1',
        firstName: 'Noor',
        surnamePrefix: '',
        surname: 'Bakker',
        birthDate: '2024-03-12',
        familyId: 'gezin.K1',
        schoolId: null,
        mentorId: null,
      },
    ])
    expect(rowSet.contract).toMatchObject([
      {
        id: 'C1',
        childId: 'K1',
        setting: 'dayCare',
        groupId: 'G1',
        form: 'fixed',
        startDate: '2026-05-01',
        endDate: null,
      },
    ])
    expect(rowSet.contract_day).toEqual([
      {
        id: 'C1.1.1',
        contractId: 'C1',
        weekday: 1,
        startMinute: 450,
        endMinute: 1080,
        holidayStartMinute: null,
        holidayEndMinute: null,
      },
    ])
  })

  test('one line of opening hours for five weekdays', () => {
    expect(
      rowSet.opening_hours?.filter(({ setting }) => setting === 'dayCare').map(({ weekday }) => weekday),
    ).toEqual([1, 2, 3, 4, 5])
  })

  test('square metres become square decimetres, and what is left out gets its usual value', () => {
    expect(rowSet.base_group?.map(({ roomAreaDm2 }) => roomAreaDm2)).toEqual([5800, 8050])
    expect(rowSet.daypart_boundary).toMatchObject([{ locationId: 'L1', boundaryMinute: 780 }])
  })

  test('a shift with its break', () => {
    expect(rowSet.shift).toMatchObject([
      { id: 'D1', startMinute: 450, endMinute: 1020, breaks: [{ startMinute: 720, endMinute: 750 }] },
    ])
  })
})

test('the same folder read twice gives the same records', () => {
  expect(readHouse(houseFiles()).rowSet).toEqual(readHouse(houseFiles()).rowSet)
})

const child = 'nummer;voornaam;tussenvoegsel;achternaam;geboortedatum\nK1;Zoë;van ’t;Hôf;12-03-2024\n'

describe('however a file was saved, the name comes out as it was typed', () => {
  test.each([
    ['semicolons', child],
    ['commas', child.replaceAll(';', ',')],
    ['tabs', child.replaceAll(';', '\t')],
    ['Windows line ends', child.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${child}`],
    ['UTF-16', asUtf16(child)],
    ['quotes around every cell', child.replaceAll(/[^;\n]+/g, '"$&"')],
    [
      'other words for the columns',
      child
        .replace('nummer', 'Kindnummer')
        .replace('voornaam', 'ROEPNAAM')
        .replace('geboortedatum', 'Geb.datum'),
    ],
    ['English columns', child.replace(/.*\n/, 'id;first name;prefix;surname;date of birth\n')],
  ])('%s', (_name, content) => {
    const { rowSet, problems } = readHouse(houseFiles({ 'kinderen.csv': content }))
    expect(problems.errorCount).toBe(0)
    expect(rowSet.child).toMatchObject([{ firstName: 'Zoë', surnamePrefix: 'van ’t', surname: 'Hôf' }])
  })

  test('the Windows encoding', () => {
    const content = asWindows1252(child.replace('van ’t', 'van der'))
    expect(readHouse(houseFiles({ 'kinderen.csv': content })).rowSet.child).toMatchObject([
      { firstName: 'Zoë', surname: 'Hôf' },
    ])
  })
})

describe('a file is known by its name, however it was exported', () => {
  test.each([
    'kinderen.csv',
    'Kinderen 2026.csv',
    '03_kinderen_export.CSV',
    'KINDEREN.tsv',
    'children.csv',
    'kinderen-2026-11-21.txt',
  ])('%s', (name) => {
    const files = houseFiles({ 'kinderen.csv': null, [name]: smallHouse['kinderen.csv'] ?? '' })
    expect(problemsOf(files)).toEqual([])
  })
})

test('the report says what each file was taken for', () => {
  expect(readHouse(houseFiles({ 'organisatie.csv': 'nummer,naam,site\norg,A,x\n' })).files[0]).toEqual({
    name: 'organisatie.csv',
    kind: 'organisation',
    rows: 1,
    encoding: 'utf-8',
    separator: ',',
    unusedColumns: ['site'],
  })
})

test('after school: an end left to the school, and hours for days without school', () => {
  const { rowSet, problems } = readHouse(
    houseFiles({
      'scholen.csv': 'nummer;naam;regio\nS1;De Klimboom;midden\n',
      'schooltijden.csv': 'school;dag;begin;eind\nS1;ma t/m vr;08:30;14:00\n',
      'kinderen.csv': 'nummer;voornaam;achternaam;geboortedatum;school\nK1;Tess;Peters;14-08-2020;S1\n',
      'contracten.csv':
        'nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag;schoolvrije dag\nC1;K1;L1;bso;G2;01-09-2025;07:30-school + na school-18:00;08:30-17:30\n',
    }),
  )
  expect(problems.listCauses()).toEqual([])
  expect(rowSet.contract_day).toEqual([
    {
      id: 'C1.1.1',
      contractId: 'C1',
      weekday: 1,
      startMinute: 450,
      endMinute: null,
      holidayStartMinute: null,
      holidayEndMinute: null,
    },
    {
      id: 'C1.1.2',
      contractId: 'C1',
      weekday: 1,
      startMinute: null,
      endMinute: 1080,
      holidayStartMinute: 510,
      holidayEndMinute: 1050,
    },
  ])
})

test('long numbers from another system still give an id that fits', () => {
  const long = 'x'.repeat(64)
  const files = houseFiles({
    'kinderen.csv': `nummer;voornaam;achternaam;geboortedatum\n${long};Noor;Bakker;12-03-2024\n`,
    'contracten.csv': `nummer;kind;locatie;opvangsoort;groep;ingangsdatum;maandag\n${long};${long};L1;dagopvang;G1;01-05-2026;08:00-17:00\n`,
  })
  const { rowSet, problems } = readHouse(files)
  expect(problems.listCauses()).toEqual([])
  expect(rowSet.contract_day?.[0]?.id).toMatch(/^h\.[0-9a-f]{40}$/)
})
