import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { journalKeyOf, openJournal } from '#electron/db/journal.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

let folder: ReturnType<typeof makeTempFolder>
let path: string
const key = journalKeyOf(randomBytes(32))

beforeEach(() => {
  folder = makeTempFolder()
  path = join(folder.folder, 'pending.log')
})
afterEach(() => folder.remove())

const acts = (...numbers: number[]) => numbers.map((seq) => ({ seq, note: `oma van Noor ${seq}` }))

/** Opens what stands there now, as after a restart, and gives what it holds. */
function reread(withKey = key): readonly unknown[] {
  const journal = openJournal(path, withKey)
  const entries = journal.read()
  journal.close()
  return entries
}

describe('the journal of what waits', () => {
  test('there is no file before the first act', () => {
    openJournal(path, key).close()
    expect(existsSync(path)).toBe(false)
  })

  test('acts are read again after a restart, in order', () => {
    const first = openJournal(path, key)
    first.append(acts(1))
    first.append(acts(2, 3))
    first.close()
    const second = openJournal(path, key)
    second.append(acts(4))
    second.close()
    expect(reread()).toEqual(acts(1, 2, 3, 4))
  })

  test('the file holds nothing anybody can read, and only this user may open it', () => {
    const journal = openJournal(path, key)
    journal.append(acts(1))
    journal.close()
    const content = readFileSync(path)
    expect(content.includes('Noor')).toBe(false)
    expect(content.includes('note')).toBe(false)
    expect(statSync(path).mode & 0o077).toBe(0)
  })

  test('another key reads nothing', () => {
    const journal = openJournal(path, key)
    journal.append(acts(1))
    journal.close()
    expect(reread(journalKeyOf(randomBytes(32)))).toEqual([])
  })

  test('wherever a power cut ends the file, every whole act before it is there', () => {
    const journal = openJournal(path, key)
    const ends: number[] = []
    for (const act of acts(1, 2, 3)) {
      journal.append([act])
      ends.push(statSync(path).size)
    }
    journal.close()
    const whole = readFileSync(path)
    for (let cut = 0; cut <= whole.length; cut += 1) {
      writeFileSync(path, whole.subarray(0, cut))
      expect(reread(), `cut at ${cut}`).toEqual(
        acts(1, 2, 3).slice(0, ends.filter((end) => end <= cut).length),
      )
    }
  })

  test('acts after a cut-off frame are found again', () => {
    const journal = openJournal(path, key)
    journal.append(acts(1, 2))
    journal.close()
    truncateSync(path, statSync(path).size - 5)
    const again = openJournal(path, key)
    again.append(acts(3))
    again.close()
    expect(reread()).toEqual(acts(1, 3))
  })

  test('a changed byte costs one act, never the ones behind it', () => {
    const journal = openJournal(path, key)
    journal.append(acts(1))
    const firstEnd = statSync(path).size
    journal.append(acts(2, 3))
    journal.close()
    const content = readFileSync(path)
    content.writeUInt8(content.readUInt8(firstEnd - 20) ^ 1, firstEnd - 20)
    writeFileSync(path, content)
    expect(reread()).toEqual(acts(2, 3))
  })

  test('noise behind it is no act and does not stop the next', () => {
    const journal = openJournal(path, key)
    journal.append(acts(1))
    journal.close()
    appendFileSync(path, Buffer.alloc(50, 0xff))
    const again = openJournal(path, key)
    again.append(acts(2))
    again.close()
    expect(reread()).toEqual(acts(1, 2))
  })

  test('when all is final the file goes', () => {
    const journal = openJournal(path, key)
    journal.append(acts(1, 2))
    journal.replace([])
    expect([existsSync(path), journal.count()]).toEqual([false, 0])
    journal.append(acts(3))
    journal.close()
    expect(reread()).toEqual(acts(3))
  })

  test('what is left out when it is rewritten is in the file no more', () => {
    const journal = openJournal(path, key)
    journal.append(acts(1, 2, 3))
    const before = readFileSync(path)
    journal.replace(acts(1, 3))
    journal.append(acts(4))
    journal.close()
    expect(reread()).toEqual(acts(1, 3, 4))
    expect(readFileSync(path).includes(before.subarray(-40))).toBe(false)
  })
})
