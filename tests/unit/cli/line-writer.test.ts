import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { LineWriter } from '#electron/cli/line-writer.ts'

test('lines are written in large pieces, in order, each with its line end', async () => {
  const pieces: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      pieces.push(String(chunk))
      done()
    },
  })
  const writer = new LineWriter(output)
  for (let line = 0; line < 20_000; line += 1) writer.write(`line ${line}`)
  expect(await writer.flush()).toBe(true)
  expect(pieces.length).toBeLessThan(10)
  expect(pieces.join('')).toBe(Array.from({ length: 20_000 }, (_, line) => `line ${line}\n`).join(''))
})

test('a slow reader is waited for', async () => {
  let isWritten = false
  const output = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      setTimeout(() => {
        isWritten = true
        done()
      }, 20)
    },
  })
  const writer = new LineWriter(output)
  writer.write('x')
  await writer.flush()
  expect(isWritten).toBe(true)
})

test('a reader that went away is no error, and nothing more is written', async () => {
  let writes = 0
  const output = new Writable({
    write(_chunk, _encoding, done) {
      writes += 1
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    },
  })
  const writer = new LineWriter(output)
  writer.write('x')
  await writer.flush()
  await new Promise((resolve) => setImmediate(resolve))
  expect(writer.isOpen).toBe(false)
  writer.write('y')
  expect(await writer.flush()).toBe(false)
  expect(writes).toBe(1)
})
