import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFolder } from '#electron/machine/read-folder.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>

beforeEach(() => {
  temp = makeTempFolder()
})
afterEach(() => temp.remove())

test('the tables of a folder in order of name; pictures, hidden files and folders are left alone', () => {
  for (const name of [
    'kinderen.csv',
    'groepen.CSV',
    'foto.png',
    '.verborgen.csv',
    '~$kinderen.csv',
    'rooster.xlsx',
  ]) {
    writeFileSync(join(temp.folder, name), name)
  }
  mkdirSync(join(temp.folder, 'oud.csv'))
  const files = readFolder(temp.folder)
  expect(files.ok && files.value.map(({ name }) => name)).toEqual([
    'groepen.CSV',
    'kinderen.csv',
    'rooster.xlsx',
  ])
})

test('a folder that is not there is a refusal', () => {
  expect(readFolder(join(temp.folder, 'nergens'))).toMatchObject({
    ok: false,
    refusal: { code: 'import.folderMissing' },
  })
})

test('a folder with more than twenty megabytes is refused without reading it', () => {
  writeFileSync(join(temp.folder, 'kinderen.csv'), '')
  truncateSync(join(temp.folder, 'kinderen.csv'), 21 * 1024 * 1024)
  expect(readFolder(temp.folder)).toEqual({
    ok: false,
    refusal: { code: 'import.tooLarge', params: { max: 20 } },
  })
})
