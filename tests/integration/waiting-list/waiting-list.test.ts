import { cpSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stateHash } from '#electron/db/state-hash.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import { must } from '#shared/kernel/invariant.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

const dutch = createTexts(ruleTexts, 'nl')

let app: TestApp

const rows = () => createRowReader(app.application.folder.db)
const hash = () => stateHash(app.application.folder.db)
const list = () => app.done('waitingList.list', { locationId: 'regenboog' })

async function rowOf(name: string): Promise<WaitingRow> {
  const { entries } = await list()
  return must(
    entries.find((row) => row.name === name),
    `${name} is on the list`,
  )
}

/** What the list suggests for a family, as an offer. */
async function suggestionFor(name: string): Promise<CallInput<'waitingList.tryOffer'>> {
  const { entryId, suggestion } = await rowOf(name)
  const place = must(suggestion ?? undefined, `${name} has a suggestion`)
  return { entryId, groupId: place.groupId, days: place.days, startDay: place.startDay }
}

async function offerTo(name: string, note = ''): Promise<string> {
  await app.done('waitingList.offer', { ...(await suggestionFor(name)), expiresOn: null, note })
  const row = await rowOf(name)
  return must(row.offer ?? undefined, 'the offer is open').offerId
}

const newChild = {
  kind: 'new',
  firstName: 'Lou',
  surnamePrefix: '',
  surname: 'Visser',
  birthDate: '2027-03-01',
  siblingId: null,
  schoolId: null,
} as const

const newBaby: CallInput<'waitingList.enter'> = {
  locationId: 'regenboog',
  child: newChild,
  receivedOn: '2026-11-23',
  setting: 'dayCare',
  days: [{ weekday: 3, startMinute: null, endMinute: null }],
  minimumDays: 1,
  wishedFrom: '2027-06-01',
  priority: 'none',
  note: '',
}

let prepared: ReturnType<typeof makeTempFolder>
let own: ReturnType<typeof makeTempFolder>

// The sample is read once; each test works on its own copy of that folder.
beforeAll(async () => {
  prepared = makeTempFolder()
  const sample = await startApp({ folder: prepared.folder, data: 'sample' })
  sample.application.close()
}, 60_000)
afterAll(() => prepared.remove())

beforeEach(async () => {
  own = makeTempFolder()
  cpSync(prepared.folder, own.folder, { recursive: true })
  app = await startApp({ folder: own.folder })
})
afterEach(() => {
  app.close()
  own.remove()
})

describe('the list of the sample', () => {
  test('stands in the order of the house, and every place says why (WAIT-2, WAIT-3)', async () => {
    const { entries, order } = await list()
    expect(entries.map(({ name, place }) => `${place} ${name}`)).toEqual([
      '1 Sam de Wit',
      '2 Lina Mulder',
      '3 Ilias Amrani',
      '4 Noah Zandstra',
      '5 Tess Okkerman',
      '6 Juul Hendriks',
    ])
    expect(writeMessage(dutch, order)).toMatch(/^Eerst wie hier al komt/)
    expect(writeMessage(dutch, must(entries[1], 'the second').placeReason)).toBe(
      'Broer of zus komt hier al. Op de lijst sinds 05-10-2026.',
    )
  })

  test('says of everybody where it fits and from which week (WAIT-1)', async () => {
    const ilias = await rowOf('Ilias Amrani')
    expect(ilias.verdict).toBe('ok')
    expect(writeMessage(dutch, ilias.headline)).toBe('Past vanaf wk 13 in Peuters B.')
    const noah = await rowOf('Noah Zandstra')
    expect(noah.suggestion).toMatchObject({ groupName: 'Babies', startDay: '2027-05-03' })
    for (const { headline, dayMessages, placeReason } of (await list()).entries) {
      for (const message of [headline, placeReason, ...dayMessages]) {
        expect(writeMessage(dutch, message)).not.toContain('{{')
      }
    }
  })

  test('the answer of a group names its tightest day, and where it is counted without a roster', async () => {
    const { groups } = await app.done('waitingList.match', {
      entryId: (await rowOf('Ilias Amrani')).entryId,
    })
    const best = must(groups[0], 'a group')
    expect(best).toMatchObject({ groupName: 'Peuters B', verdict: 'ok', isProvisional: true })
    expect(best.days.map(({ weekday, free }) => [weekday, (free ?? 0) > 0])).toEqual([
      [3, true],
      [5, true],
    ])
  })

  test('follows a change of the care at once: who leaves makes place from the day after', async () => {
    const roomOn = async (day: string) => {
      const question = { groupId: 'regenboog-babies', ageYears: 0, fromWeek: '2026-W52', weeks: 6 }
      const { weeks } = await app.done('waitingList.capacity', question)
      return weeks.flatMap(({ cells }) => cells).find((cell) => cell.day === day)?.room ?? null
    }
    const leaving = must(
      rows()
        .listRows('contract', { groupId: groupId('regenboog-babies') })
        .find(({ id, endDate, startDate }) => {
          const lines = rows().listRows('contract_day', { contractId: id })
          return endDate === null && startDate < '2026-11-01' && lines.some(({ weekday }) => weekday === 1)
        }),
      'a baby that comes on Mondays',
    )
    const before = [await roomOn('2026-12-28'), await roomOn('2027-01-04')]
    const lastDay = '2026-12-31'
    const args = {
      contractId: leaving.id,
      receivedOn: '2026-11-20',
      lastDay,
      isByProvider: false,
      reason: '',
    }
    expect(app.application.act('endContract', args).ok).toBe(true)
    expect([await roomOn('2026-12-28'), await roomOn('2027-01-04')]).toEqual([
      before[0],
      (before[1] ?? 0) + 1,
    ])
  })
})

describe('a family on the list', () => {
  test('a child that is expected is entered with its family, and undo takes both away', async () => {
    const before = hash()
    const { entryId } = await app.done('waitingList.enter', newBaby)
    const family = await app.done('waitingList.get', { entryId })
    expect(family.row).toMatchObject({ name: 'Lou Visser', birthDate: '2027-03-01', status: 'waiting' })
    await app.done('history.undo', {})
    expect(hash()).toBe(before)
  })

  test('a brother or sister brings the family along', async () => {
    const sibling = must(rows().listRows('child', { firstName: 'Noor', surname: 'Bakker' })[0], 'Noor')
    const { entryId } = await app.done('waitingList.enter', {
      ...newBaby,
      child: { ...newChild, siblingId: sibling.id },
    })
    const { siblings, row } = await app.done('waitingList.get', { entryId })
    expect(siblings.map(({ name }) => name)).toContain('Noor Bakker')
    expect(row.placeReason.code).toBe('waiting.place.sibling')
  })

  test('the same child twice is refused in words, and so is a known child as a new one', async () => {
    await app.done('waitingList.enter', newBaby)
    expect((await app.refused('waitingList.enter', newBaby)).code).toBe('refusal.waitingChildKnown')
    const lou = must(rows().listRows('child', { firstName: 'Lou', surname: 'Visser' })[0], 'Lou')
    const again = { ...newBaby, child: { kind: 'known', childId: lou.id } }
    const refused = await app.refused('waitingList.enter', again)
    expect(writeMessage(dutch, refused)).toBe('Lou staat al op de wachtlijst, sinds 23-11-2026.')
  })

  test('a child that has these days already is told so', async () => {
    const sam = must(rows().findRow('child', 'K001'), 'Sam')
    const entry = must(rows().listRows('waiting_entry', { childId: sam.id })[0], 'his wish')
    await app.done('waitingList.withdraw', { entryId: entry.id, reason: 'hoeft niet meer' })
    const refused = await app.refused('waitingList.enter', {
      ...newBaby,
      child: { kind: 'known', childId: sam.id },
      days: [1, 3].map((weekday) => ({ weekday, startMinute: null, endMinute: null })),
      minimumDays: 2,
      wishedFrom: '2027-01-04',
    })
    expect(refused.code).toBe('refusal.waitingHasPlace')
  })

  test('a wish is changed and keeps its turn; leaving the list needs a reason', async () => {
    const { entryId, receivedOn } = await rowOf('Tess Okkerman')
    const days = [{ weekday: 3 as const, startMinute: null, endMinute: null }]
    await app.done('waitingList.change', {
      ...{ entryId, setting: 'dayCare', days, minimumDays: 1, wishedFrom: '2027-01-04' },
      ...{ priority: 'none', note: 'woensdag mag ook' },
    })
    expect(await rowOf('Tess Okkerman')).toMatchObject({ days, receivedOn, place: 5 })
    expect((await app.refused('waitingList.withdraw', { entryId, reason: '  ' })).code).toBe(
      'refusal.waitingReasonMissing',
    )
    await app.done('waitingList.withdraw', { entryId, reason: 'verhuisd' })
    const { entries, closed } = await list()
    expect(entries.map(({ name }) => name)).not.toContain('Tess Okkerman')
    expect(closed).toMatchObject([{ name: 'Tess Okkerman', status: 'withdrawn', reason: 'verhuisd' }])
    expect((await app.refused('waitingList.get', { entryId })).code).toBe('refusal.waitingOver')
  })

  test('friends are friends from both sides', async () => {
    const tess = await rowOf('Tess Okkerman')
    const family = await app.done('waitingList.get', { entryId: tess.entryId })
    expect(family.friends.map(({ name }) => name)).toEqual(['Noor Bakker'])
    const noor = must(family.friends[0], 'Noor').childId
    const twice = await app.refused('friendships.set', { childId: tess.childId, friendId: noor })
    expect(twice.code).toBe('refusal.friendsTwice')
    await app.done('friendships.remove', { childId: tess.childId, friendId: noor })
    expect((await app.done('waitingList.get', { entryId: tess.entryId })).friends).toEqual([])
    const self = await app.refused('friendships.set', { childId: tess.childId, friendId: tess.childId })
    expect(self.code).toBe('refusal.friendsSame')
  })
})

describe('an offer', () => {
  test('shows beforehand what it comes to, and then keeps the place and the reasons (WAIT-4, WAIT-5)', async () => {
    const place = await suggestionFor('Ilias Amrani')
    const tried = await app.done('waitingList.tryOffer', place)
    expect(tried).toMatchObject({ verdict: 'ok', mayOffer: true, expiresOn: '2026-12-07' })
    expect(tried.passedOver.map(({ name, needsNote }) => [name, needsNote])).toEqual([
      ['Sam de Wit', false],
      ['Lina Mulder', false],
    ])
    await offerTo('Ilias Amrani')
    const { offers } = await list()
    expect(offers).toMatchObject([{ childName: 'Ilias Amrani', daysLeft: 14, groupName: 'Peuters B' }])
    const { offers: logged } = await app.done('waitingList.get', { entryId: place.entryId })
    const sentences = must(logged[0], 'the offer').reasons.map((reason) => writeMessage(dutch, reason))
    expect(sentences[0]).toBe(
      'Nummer 3 op de lijst. Heeft voorrang: sociaal-medische indicatie. Op de lijst sinds 02-07-2026.',
    )
    expect(sentences).toContain('Sam overgeslagen. Begint pas met 3 dagen.')
    // Who was passed over reads it back with its own family.
    const lina = await app.done('waitingList.get', { entryId: (await rowOf('Lina Mulder')).entryId })
    expect(lina.passedOver.map((message) => writeMessage(dutch, message))).toEqual([
      'Op 23-11-2026 ging een plek naar Ilias. Wenst andere dagen.',
    ])
    expect((await app.refused('waitingList.offer', { ...place, expiresOn: null, note: '' })).code).toBe(
      'refusal.waitingHasOffer',
    )
  })

  test('that is accepted becomes a contract and closes the wish, in one step (PLAN-4)', async () => {
    const offerId = await offerTo('Ilias Amrani')
    const before = hash()
    await app.done('waitingList.answerOffer', { offerId, answer: 'accepted', note: 'per telefoon' })
    const child = must(rows().listRows('child', { firstName: 'Ilias' })[0], 'Ilias')
    const [contract] = rows().listRows('contract', { childId: child.id })
    expect(contract).toMatchObject({ groupId: 'regenboog-peuters-b', startDate: '2027-04-01', endDate: null })
    const lines = rows().listRows('contract_day', { contractId: must(contract, 'a contract').id })
    expect(lines.map(({ weekday }) => weekday).toSorted((a, b) => a - b)).toEqual([3, 5])
    const { entries, closed, offers } = await list()
    expect(entries.map(({ name }) => name)).not.toContain('Ilias Amrani')
    expect([offers, closed.map(({ status }) => status)]).toEqual([[], ['placed']])
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
    await app.done('history.undo', {})
    expect(hash()).toBe(before)
    expect((await rowOf('Ilias Amrani')).status).toBe('offered')
  })

  test('that is accepted by a child that is here already ends its old days the day before', async () => {
    const offerId = await offerTo('Sam de Wit')
    await app.done('waitingList.answerOffer', { offerId, answer: 'accepted', note: '' })
    const contracts = rows()
      .listRows('contract', { childId: childId('K001') })
      .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))
    const [old, fresh] = contracts.slice(-2)
    expect(must(old, 'the old one').endDate).not.toBeNull()
    expect((must(old, 'the old one').endDate ?? '') < must(fresh, 'the new one').startDate).toBe(true)
    expect(verifyDatabase(app.application.folder.db)).toEqual([])
  })

  test('that is declined puts the family back in its turn, and the answer stays readable', async () => {
    const offerId = await offerTo('Ilias Amrani')
    await app.done('waitingList.answerOffer', { offerId, answer: 'declined', note: 'te ver rijden' })
    const row = await rowOf('Ilias Amrani')
    expect(row).toMatchObject({ status: 'waiting', place: 3, offer: null })
    const { offers } = await app.done('waitingList.get', { entryId: row.entryId })
    expect(offers).toMatchObject([
      { status: 'declined', note: 'te ver rijden', answeredByName: 'Sanne Vermeer' },
    ])
    const again = await app.refused('waitingList.answerOffer', { offerId, answer: 'accepted', note: '' })
    expect(writeMessage(dutch, again)).toBe('Dit aanbod is al afgehandeld: afgewezen.')
  })

  test('that the house takes back needs a reason', async () => {
    const offerId = await offerTo('Ilias Amrani')
    const refused = await app.refused('waitingList.answerOffer', { offerId, answer: 'withdrawn', note: '' })
    expect(refused.code).toBe('refusal.waitingReasonMissing')
    await app.done('waitingList.answerOffer', { offerId, answer: 'withdrawn', note: 'groep sluit' })
    expect((await rowOf('Ilias Amrani')).status).toBe('waiting')
  })

  test('for a place that does not fit is refused with the moment and the numbers, and nothing is written', async () => {
    const { entryId } = await rowOf('Lina Mulder')
    const days = [{ weekday: 4 as const, startMinute: null, endMinute: null }]
    const place = { entryId, groupId: 'regenboog-babies', days, startDay: '2026-11-24' }
    const tried = await app.done('waitingList.tryOffer', place)
    expect(tried).toMatchObject({ verdict: 'no', mayOffer: false })
    const before = hash()
    const refused = await app.refused('waitingList.offer', { ...place, expiresOn: null, note: '' })
    expect(writeMessage(dutch, refused)).toMatch(
      /^Dit kun je Lina niet aanbieden\. Op do 26 nov om \d\d:\d\d uur zijn er \d pm'ers nodig\. In het rooster: \d \(Babies\)\.$/,
    )
    expect(hash()).toBe(before)
  })

  test('past a family that fits as well needs a reason, which that family can read', async () => {
    // Lina wishes Tuesdays in Dreumesen too, and stands before the new family.
    const { entryId } = await app.done('waitingList.enter', {
      ...newBaby,
      child: { ...newChild, birthDate: '2025-08-01' },
      days: [{ weekday: 4, startMinute: null, endMinute: null }],
      wishedFrom: '2027-03-04',
    })
    const days = [{ weekday: 4 as const, startMinute: null, endMinute: null }]
    const place = { entryId, groupId: 'regenboog-dreumesen', days, startDay: '2027-03-04' }
    const tried = await app.done('waitingList.tryOffer', place)
    expect(tried.passedOver.find(({ name }) => name === 'Lina Mulder')?.needsNote).toBe(true)
    const refused = await app.refused('waitingList.offer', { ...place, expiresOn: null, note: ' ' })
    expect(writeMessage(dutch, refused)).toMatch(/Lina Mulder.*Schrijf op waarom/)
    await app.done('waitingList.offer', { ...place, expiresOn: null, note: 'Lina is net ziek geweest.' })
    const lina = await app.done('waitingList.get', { entryId: (await rowOf('Lina Mulder')).entryId })
    expect(writeMessage(dutch, must(lina.passedOver[0], 'a reason'))).toContain(
      'Reden: Lina is net ziek geweest.',
    )
  })

  test.each([
    ['a last day that is over', { expiresOn: '2026-11-20' }, 'refusal.offerExpiresPast'],
    ['a last day after the first day of care', { expiresOn: '2027-06-01' }, 'refusal.offerExpiresLate'],
    ['a group that is not here', { groupId: 'zwaluw-nest' }, 'refusal.notFound'],
    ['an entry that is not there', { entryId: 'nobody' }, 'refusal.notFound'],
  ])('with %s is refused', async (_, more, code) => {
    const place = { ...(await suggestionFor('Ilias Amrani')), expiresOn: null, note: '' }
    expect((await app.refused('waitingList.offer', { ...place, ...more })).code).toBe(code)
  })
})

describe('who is next for a weekday, and what is free', () => {
  test('everybody of the kind of care is named in its turn, with why or why not (WAIT-3)', async () => {
    const { families } = await app.done('waitingList.next', {
      ...{ groupId: 'regenboog-peuters-b', weekday: 3, startDay: '2027-04-01' },
    })
    expect(families.map(({ name, message }) => `${name}: ${writeMessage(dutch, message)}`)).toContain(
      'Ilias Amrani: Begint pas met 2 dagen.',
    )
    expect(families.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('a year of weeks has a cell per weekday, closed days included', async () => {
    const year = await app.done('waitingList.capacity', {
      ...{ groupId: 'regenboog-babies', ageYears: 0, fromWeek: '2026-W48', weeks: 52 },
    })
    expect(year.weeks).toHaveLength(52)
    expect(year.ages).toEqual([0, 1])
    expect(new Set(year.weeks.map(({ cells }) => cells.length))).toEqual(new Set([5]))
    const christmas = must(
      year.weeks.find(({ week }) => week === '2026-W52'),
      'the week of Christmas',
    )
    expect(must(christmas.cells[4], 'Friday')).toMatchObject({ status: 'closed', free: null })
    const statuses = new Set(year.weeks.flatMap(({ cells }) => cells.map(({ status }) => status)))
    expect(statuses.has('full') && statuses.has('tight')).toBe(true)
  })
})

describe('an offer nobody answered', () => {
  test('expires by itself when its last day is over, and the family waits on (WAIT-4)', async () => {
    const { folder } = app
    await offerTo('Ilias Amrani')
    app.application.close()
    const later = await startApp({ folder, now: '2026-12-08T08:00:00.000Z' })
    try {
      const before = await later.done('waitingList.list', { locationId: 'regenboog' })
      expect(before.offers).toMatchObject([{ daysLeft: -1 }])
      later.application.startDailyWork()
      const { entries, offers } = await later.done('waitingList.list', { locationId: 'regenboog' })
      expect(offers).toEqual([])
      const ilias = must(
        entries.find(({ name }) => name === 'Ilias Amrani'),
        'Ilias',
      )
      expect(ilias.status).toBe('waiting')
      const { offers: logged } = await later.done('waitingList.get', { entryId: ilias.entryId })
      expect(logged).toMatchObject([{ status: 'expired', answeredByName: 'Dagdeel' }])
      expect(later.logged.filter(({ event }) => event === 'offers.expired')).toHaveLength(1)
      expect(verifyDatabase(later.application.folder.db)).toEqual([])
    } finally {
      later.application.close()
    }
  })

  test('cannot be accepted on the day after, also when the program did not close it yet', async () => {
    const { folder } = app
    const offerId = await offerTo('Ilias Amrani')
    app.application.close()
    const later = await startApp({ folder, now: '2026-12-08T08:00:00.000Z' })
    try {
      const refused = await later.refused('waitingList.answerOffer', {
        offerId,
        answer: 'accepted',
        note: '',
      })
      expect(refused).toEqual({ code: 'refusal.offerOver', params: { day: '2026-12-07' } })
    } finally {
      later.application.close()
    }
  })
})
