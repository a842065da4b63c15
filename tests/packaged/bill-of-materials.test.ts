import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '#tests/architecture/project-files.ts'

const bill = z
  .object({
    bomFormat: z.literal('CycloneDX'),
    components: z.array(
      z.object({
        name: z.string(),
        version: z.string(),
        purl: z.string(),
        hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string() })),
        licenses: z.array(
          z.object({ license: z.object({ id: z.string() }).optional(), expression: z.string().optional() }),
        ),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(projectRoot, 'dist/sbom.cdx.json'), 'utf8')))
const licences = readFileSync(join(projectRoot, 'dist/licences.txt'), 'utf8')

/** May be shipped with a program under the EUPL; anything else is looked at by a person before it is added here. */
const known =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0)$/

describe('what the packaged application is made of', () => {
  test('names the database, the key stretching, the screen and the runtime, and none of our tools', () => {
    const names = bill.components.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['@node-rs/argon2', 'electron', 'react', 'zod']))
    expect(names.some((name) => name.startsWith('better-sqlite3'))).toBe(true)
    expect(names.filter((name) => /^(vite|vitest|typescript|jsdom|@playwright)/.test(name))).toEqual([])
  })

  test('gives every package its number, its checksum and a licence we may ship', () => {
    const odd = bill.components.filter(({ purl, hashes, licenses }) => {
      const words = licenses.flatMap(({ license, expression }) =>
        (license?.id ?? expression ?? '').replaceAll(/[()]/g, '').split(/ AND | OR /),
      )
      return (
        !purl.startsWith('pkg:npm/') ||
        hashes[0]?.content.length !== 128 ||
        !words.every((word) => known.test(word))
      )
    })
    expect(odd).toEqual([])
  })

  test('brings the text of every licence', () => {
    const missing = bill.components.filter(
      ({ name, version }) => !licences.includes(`\n${name} ${version}\n\n`),
    )
    expect(missing.map(({ name }) => name)).toEqual([])
  })
})
