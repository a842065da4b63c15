import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxLineLength, readLines } from '#electron/cli/line-reader.ts'

async function linesOf(
  chunks: readonly (string | Uint8Array)[],
): Promise<(readonly [number, string | null])[]> {
  const lines: (readonly [number, string | null])[] = []
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)))
  await readLines(
    input,
    (text, number) => lines.push([number, text]),
    () => Promise.resolve(true),
  )
  return lines
}

describe('lines come out whole, however they come in', () => {
  test('with their number, empty ones passed over but counted', async () => {
    expect(await linesOf(['a\n\n  \nb\nc'])).toEqual([
      [1, 'a'],
      [4, 'b'],
      [5, 'c'],
    ])
  })

  test('a line over several chunks, a letter cut in two', async () => {
    const bytes = Buffer.from('Zoë\nRenée\n')
    expect(await linesOf([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual([
      [1, 'Zoë'],
      [2, 'Renée'],
    ])
  })

  test('Windows line ends stay at the end of the line, where JSON does not mind them', async () => {
    expect(await linesOf(['1\r\n2\r\n'])).toEqual([
      [1, '1\r'],
      [2, '2\r'],
    ])
  })

  test('any text in any chunks gives the same lines', async () => {
    const chunks = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\n', ' ', '{'), maxLength: 20 }), {
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(chunks, async (parts) => {
        const expected = parts
          .join('')
          .split('\n')
          .flatMap((line, index) => (line.trim() === '' ? [] : [[index + 1, line] as const]))
        expect(await linesOf(parts)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a line that is too long is told apart and the next one is still read', () => {
  const long = 'x'.repeat(maxLineLength + 1)

  test.each([
    ['in one chunk', [`${long}\nb\n`]],
    ['over many chunks', [...Array.from({ length: 30 }, () => 'x'.repeat(65_536)), '\nb\n']],
    ['at the end of the input', ['b\n', long]],
  ])('%s', async (_name, chunks) => {
    const lines = await linesOf(chunks)
    expect(lines).toHaveLength(2)
    expect(lines.map(([, text]) => text)).toEqual(expect.arrayContaining(['b', null]))
  })

  test('a line of exactly the limit is read', async () => {
    expect(await linesOf([`${'x'.repeat(maxLineLength)}\n`])).toHaveLength(1)
    expect((await linesOf([`${'x'.repeat(maxLineLength)}\n`]))[0]?.[1]).toHaveLength(maxLineLength)
  })
})

test('reading stops when nobody wants more', async () => {
  const seen: number[] = []
  const input = Readable.from([Buffer.from('1\n'), Buffer.from('2\n'), Buffer.from('3\n')])
  await readLines(
    input,
    (_text, number) => seen.push(number),
    () => Promise.resolve(seen.length < 2),
  )
  expect(seen).toEqual([1, 2])
})
