import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileKinds } from '#shared/import/file-kinds.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'import.md'), 'utf8')

test.each(fileKinds.map((kind) => [kind.title, kind] as const))(
  'the guide names every column of %s',
  (title, kind) => {
    const line = guide.split('\n').find((candidate) => candidate.startsWith(`| \`${title}.csv\``)) ?? ''
    const [, , required = '', optional = ''] = line.split('|')
    for (const column of Object.values(kind.columns)) {
      expect(column.isRequired ? required : optional).toContain(`\`${column.title}\``)
    }
    expect(line.includes('.csv` *')).toBe(kind.isRequired)
  },
)
