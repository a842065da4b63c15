import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { keepsBack } from '#shared/domain/retention/judgement.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { HqStore } from '../store/store.ts'
import { isAlive } from './is-alive.ts'
import { localTime } from './local-time.ts'
import { done, misunderstood, refused } from './verb.ts'
import type { Verb } from './verb.ts'

/** The records hold few people who were erased; one page of the ledger is all of it. */
const ALL = 1_000_000

const erase: Verb = {
  name: 'erase',
  usage: 'ID --legal "why" [--despite-hold "why"] [--unknown]',
  about: 'erases a person everywhere, for good: a child, a staff member or a waiting family',
  more: [
    '--legal "why"  on what ground; it is kept with the erasure, so name nobody in it',
    '--despite-hold "why"  erases although a legal hold stands; why is kept with the erasure',
    '--unknown      notes the erasure of somebody who is not in the records, as for a copy that is put back later',
  ],
  operands: 1,
  options: { legal: { type: 'string' }, 'despite-hold': { type: 'string' }, unknown: { type: 'boolean' } },
  async run(words, { store, operator, erasures, now }) {
    const subject = words.operands[0] ?? ''
    const ground = (words.text('legal') ?? '').trim()
    if (ground === '')
      return misunderstood('Say on what ground, for whoever checks later: --legal "request of 3 May".')
    const before = await store.read((reader) => reader.listErasures(0, ALL))
    if (before.some(({ subjectId }) => subjectId === subject)) return refused(`${subject} was erased before.`)
    if (!words.has('unknown') && !(await isKnown(store, subject)))
      return refused(
        `Nobody here has the id ${subject}. To note the erasure of somebody who is not in the records: --unknown.`,
      )
    const despite = (words.text('despite-hold') ?? '').trim()
    if (despite === '' && (await isHeld(store, subject, dutchTimeOf(now()).day)))
      return refused(
        `A legal hold stands for ${subject}. Lift it in the app first, or say why it goes all the same: --despite-hold "why".`,
      )
    const legalRef = despite === '' ? ground : `${ground}; despite a legal hold: ${despite}`
    // First that it must be done: whatever happens in between, it is done at the next start.
    erasures.intend({ subjectId: subject, at: now(), legalRef })
    const seq = await operator.eraseSubject(subject, legalRef)
    erasures.remember(await store.read((reader) => reader.listErasures(0, ALL)))
    return done(
      `Erased here, as erasure ${seq}. Every computer does the same at its next contact.`,
      '"hq erasures" shows which have not yet. Copies made before today still hold the person: throw them away.',
    )
  },
}

/** Whether a hold stands for a person, or for a child of a family. */
async function isHeld(store: HqStore, id: string, today: IsoDay): Promise<boolean> {
  return store.read(async (reader) => {
    const answer = (table: TableName, where: AnyRowFilter) => reader.answer({ kind: 'rows', table, where })
    const children = (await answer('child', { familyId: id })) as readonly RowOf<'child'>[]
    const subjects = [id, ...children.map((child) => child.id)]
    const holds = (await answer('legal_hold', {
      subjectId: { in: subjects },
    })) as readonly RowOf<'legal_hold'>[]
    return holds.some((hold) => keepsBack(hold, today))
  })
}

/** Children, staff and families are who can be erased; a family also by the id its children carry. */
async function isKnown(store: HqStore, id: string): Promise<boolean> {
  return store.read(async (reader) => {
    for (const [table, column] of [
      ['child', 'id'],
      ['child', 'familyId'],
      ['family', 'id'],
      ['staff_member', 'id'],
    ] as const) {
      if ((await reader.answer({ kind: 'rowExists', table, where: { [column]: id } })) === true) return true
    }
    return false
  })
}

const erasures: Verb = {
  name: 'erasures',
  usage: '',
  about: 'lists who was erased, and the computers that have not confirmed it',
  more: ['A computer confirms an erasure when nothing of the person is left on it.'],
  operands: 0,
  options: {},
  async run(_words, { store, erasures: ledger }) {
    const { list, devices } = await store.read(async (reader) => ({
      list: await reader.listErasures(0, ALL),
      devices: await reader.listDevices(),
    }))
    const wanted = ledger
      .listOpen()
      .map(
        ({ subjectId, at }) =>
          `!  ${subjectId}  asked ${localTime(at)} and not done yet: ask it again, or start headquarters anew`,
      )
    if (list.length + wanted.length === 0) return done('Nobody was erased.')
    const lines = list.flatMap(({ seq, subjectId, at, legalRef }) => {
      const open = devices.filter(
        (device) =>
          isAlive(device) &&
          device.erasureSeq < seq &&
          // Whoever joined later never had anything of it.
          device.enrolledAt <= at,
      )
      return [
        `${seq}  ${subjectId}  ${at}  ${legalRef}`,
        open.length === 0
          ? '    confirmed by every computer'
          : `    not confirmed by: ${open.map((device) => `${device.name} (${device.id})`).join(', ')}`,
      ]
    })
    return done(...lines, ...wanted)
  },
}

export const erasureVerbs: readonly Verb[] = [erase, erasures]
