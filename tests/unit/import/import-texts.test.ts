import { expect, test } from 'vitest'
import { importCodes } from '#shared/import/import-codes.ts'
import { fileKinds } from '#shared/import/file-kinds.ts'
import { normaliseName } from '#shared/import/normalise-name.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { importTexts as english } from '#shared/text/en/import.ts'
import { importTexts as dutch } from '#shared/text/nl/import.ts'

const codes = [...importCodes, ...tableNames.map((table) => `import.table.${table}`)]
const catalogues: readonly Readonly<Record<string, string>>[] = [dutch, english]

test('every problem and every kind of record has a sentence in both languages', () => {
  for (const catalogue of catalogues) expect(Object.keys(catalogue).toSorted()).toEqual(codes.toSorted())
})

test('both languages use the same parameters', () => {
  const params = (text: string | undefined) =>
    [...(text ?? '').matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').toSorted()
  const [nl, en] = catalogues
  for (const code of codes) expect([code, params(en?.[code])]).toEqual([code, params(nl?.[code])])
})

test('no column can be taken for another one of its file', () => {
  for (const kind of fileKinds) {
    const titles = Object.values(kind.columns).map(({ title }) => normaliseName(title))
    expect(new Set(titles).size, kind.title).toBe(titles.length)
    for (const [key, column] of Object.entries(kind.columns)) {
      for (const [otherKey, other] of Object.entries(kind.columns)) {
        if (key === otherKey) continue
        const clash = column.names
          .map(normaliseName)
          .filter((name) => other.names.map(normaliseName).includes(name))
        expect([kind.title, key, otherKey, clash]).toEqual([kind.title, key, otherKey, []])
      }
    }
  }
})

test('no two kinds of file share a name', () => {
  const names = fileKinds.flatMap((kind) => [...new Set([kind.title, ...kind.names].map(normaliseName))])
  expect(new Set(names).size).toBe(names.length)
})
