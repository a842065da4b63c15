import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WritableDb } from '#electron/db/handles.ts'
import { verifyChain } from '#electron/db/verify/verify-chain.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { refuse } from '#shared/kernel/result.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { settle } from '../sync/house.ts'
import { openTwoComputers } from '../sync/two-computers.ts'
import type { HouseDevice } from '../sync/device-house.ts'

type Step =
  | { readonly do: 'absence'; readonly who: 0 | 1; readonly child: 'noor' | 'sem'; readonly day: number }
  | { readonly do: 'remove' | 'undo' | 'redo'; readonly who: 0 | 1; readonly nth: number }
  | { readonly do: 'meet'; readonly who: 0 | 1 }
  | { readonly do: 'restart'; readonly who: 0 | 1 }
  | { readonly do: 'erase' }

const who = fc.constantFrom<0 | 1>(0, 1)
const nth = fc.nat({ max: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('absence' as const),
      who,
      child: fc.constantFrom('noor' as const, 'sem' as const),
      day: fc.nat({ max: 20 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('remove' as const, 'undo' as const, 'redo' as const),
      who,
      nth,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('meet' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), who }) },
  { weight: 1, arbitrary: fc.constant({ do: 'erase' as const }) },
)

const anAbsence = (child: string, day: number) => {
  const startDay = addDays(isoDay('2026-12-01'), day)
  const days = { startDay, endDay: startDay, startMinute: null, endMinute: null }
  return { childId: child, ...days, reason: 'ill', isForCredit: false }
}

/** Plays the steps on two computers of one location and leaves them in step with each other. */
async function play(steps: readonly Step[]): Promise<HouseDevice[]> {
  const { hq, office, tablet } = await openTwoComputers()
  const devices = [office, tablet]
  const made: string[] = []
  let isErased = false
  for (const each of steps) {
    if (each.do === 'erase') {
      if (!isErased) await hq.operator.eraseSubject('noor', 'article 17')
      isErased = true
      continue
    }
    const device = devices[each.who] as HouseDevice
    if (each.do === 'meet') await device.meet()
    else if (each.do === 'restart') devices[each.who] = await device.restart()
    else {
      const target = each.do === 'absence' ? '' : (made[each.nth % Math.max(1, made.length)] ?? 'nothing')
      // A step that does not fit is refused, as it would be for a person.
      const result = {
        absence: () =>
          each.do === 'absence' ? device.run('enterAbsence', anAbsence(each.child, each.day)) : undefined,
        remove: () => device.run('removeAbsence', { absenceId: `${target}.1` }),
        undo: () => device.run('undoCommand', { commandId: target }),
        redo: () => device.run('redoCommand', { commandId: target }),
      }[each.do]()
      if (result?.ok === true) made.push(result.value.commandId)
    }
  }
  await settle(...(devices as [HouseDevice, HouseDevice]))
  return devices
}

const columns = [
  'seq',
  'at',
  'actor',
  'device',
  'kind',
  'subject',
  'facts',
  'content_digest',
  'salt',
  'previous',
  'hash',
]

/** Changes one byte of one stored line, checks, and puts everything back. `undefined` = there was no byte to change. */
function findingsAfterByte(
  db: WritableDb,
  place: { readonly line: number; readonly column: number; readonly byte: number; readonly to: number },
): number | undefined {
  const lines = db.all('select * from audit_chain order by seq')
  const line = lines[place.line % lines.length]
  const column = columns[place.column % columns.length] as string
  const value = line?.[column]
  if (line === undefined || value === null || value === undefined || String(value) === '') return undefined
  const text = String(value)
  const at = place.byte % text.length
  const letters = column === 'seq' ? '0123456789' : '0123456789abcdefghij'
  const letter = letters[(letters.indexOf(text[at] ?? '') + 1 + place.to) % letters.length] as string
  if (letter === text[at]) return undefined
  const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`
  if (column === 'seq' && lines.some(({ seq }) => seq === Number(changed))) return undefined
  let found: number | undefined
  db.inTransaction(() => {
    db.write('drop trigger audit_chain_is_not_rewritten')
    db.write('drop trigger audit_chain_salt_only_goes')
    db.withoutChecks(() => {
      db.write(`update audit_chain set ${column} = ? where seq = ?`, [
        column === 'seq' ? Number(changed) : changed,
        line['seq'] ?? null,
      ])
    })
    found = verifyChain(db).findings.length
    return refuse(undefined)
  })
  return found
}

const bytes = fc.array(
  fc.record({ line: fc.nat(), column: fc.nat(), byte: fc.nat(), to: fc.nat({ max: 8 }) }),
  {
    minLength: 40,
    maxLength: 40,
  },
)

const seen = new Map<string, number>()

test('PRIV-5: whatever people and headquarters do, the chain holds; one byte changed in any line and it does not', async () => {
  let changed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), bytes, async (steps, places) => {
      const devices = await play(steps)
      try {
        for (const { opened } of devices) {
          expect(verifyDatabase(opened.db)).toEqual([])
          for (const { kind } of opened.db.all('select kind from audit_chain')) {
            seen.set(String(kind), (seen.get(String(kind)) ?? 0) + 1)
          }
          for (const place of places) {
            const found = findingsAfterByte(opened.db, place)
            if (found !== undefined) changed += 1
            expect(found, JSON.stringify(place)).not.toBe(0)
          }
          expect(verifyChain(opened.db).findings).toEqual([])
        }
      } finally {
        for (const device of devices) device.close()
      }
    }),
    { numRuns: 10, seed: 20_261_121, endOnFailure: true },
  )
  expect(changed).toBeGreaterThan(400)
}, 120_000)

test('the sequences above really had everything in them', () => {
  const kinds = ['act', 'actFinal', 'actRefused', 'received', 'redacted', 'emptied', 'erased']
  expect(kinds.filter((kind) => !seen.has(kind))).toEqual([])
})
