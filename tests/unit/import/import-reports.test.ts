import { expect, test } from 'vitest'
import { houseFiles, houseWithLine, problemsOf, readHouse } from './small-house.ts'

/** Passes the eleven-test; invented. */
const likeCitizenNumber = '123456782'

test('more rows than any house has are refused', () => {
  const lines = 'K1;A;;B;01-01-2025\n'.repeat(200_001)
  expect(
    problemsOf(
      houseFiles({
        'kinderen.csv': `nummer;voornaam;tussenvoegsel;achternaam;geboortedatum\n${lines}`,
        'contracten.csv': null,
      }),
    ),
  ).toEqual(['import.tooManyRows kinderen.csv - -'])
})

test('the small house itself has no problems', () => {
  expect(problemsOf(houseFiles())).toEqual([])
})

test('FILE-3: a citizen number is not repeated in the report', () => {
  const files = houseWithLine('kinderen.csv', `${likeCitizenNumber};Levi;;Smit;27-06-2023`)
  expect(JSON.stringify(readHouse(files).problems.listCauses())).not.toContain(likeCitizenNumber)
})

test('FILE-3: a register number of nine digits is no citizen number, not even when it passes the test', () => {
  const files = houseFiles({
    'locaties.csv': `nummer;organisatie;naam;regio;lrk dagopvang\nL1;org;De Regenboog;midden;${likeCitizenNumber}\n`,
  })
  expect(problemsOf(files)).toEqual([])
})

test('a row that is refused is not reported a second time by whoever refers to it', () => {
  const files = houseFiles({
    'kinderen.csv': 'nummer;voornaam;tussenvoegsel;achternaam;geboortedatum\nK1;Noor;;Bakker;ooit\n',
  })
  expect(problemsOf(files)).toEqual(['import.badDay kinderen.csv 2 geboortedatum'])
})

test('everything wrong with a row comes out at once', () => {
  const files = houseWithLine('kinderen.csv', 'K 2;;;Smit;ooit')
  expect(problemsOf(files)).toEqual([
    'import.badId kinderen.csv 3 nummer',
    'import.valueMissing kinderen.csv 3 voornaam',
    'import.badDay kinderen.csv 3 geboortedatum',
  ])
})
