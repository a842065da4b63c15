import { describe, expect, it } from 'vitest'
import { judgeChanges, type PlanOutcome } from '#shared/domain/base-groups/plan-outcome.ts'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { WaitingEntryId } from '#shared/domain/ids.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { aChild, aConsent, aFixedFace } from '../../harness/builders/children.ts'
import { childId, groupId, staffMemberId } from '../../harness/builders/ids.ts'
import { anOutOfSchoolGroup } from '../../harness/builders/organisation.ts'
import { aShift, aStaffMember } from '../../harness/builders/staffing.ts'
import {
  crowdOf,
  explorers,
  houseGroups,
  placementOf,
  planOf,
  resident,
  toddlers,
  today,
  transferOf,
} from './plan-house.ts'

const texts = createTexts(ruleTexts, 'nl')

function tried(plan: BasePlan, ...changes: readonly PlannedChange[]): PlanOutcome {
  return judgeChanges(plan, changes, [], today)
}

function said(outcome: PlanOutcome): readonly string[] {
  return outcome.sentences.map((sentence) => writeMessage(texts, sentence))
}

const mila = resident('Mila', '2025-12-14', { days: [2] })
/** Two years old, and one, all the time. */
const twos = (count: number) => crowdOf(count, 'Two', '2024-10-15', { groupId: toddlers, days: [2] })
const ones = (count: number) => crowdOf(count, 'One', '2025-10-15', { groupId: toddlers, days: [2] })

describe('a tried transfer', () => {
  it('says where it fits and which places come free (PLAN-1)', () => {
    const full = crowdOf(8, 'Baby', '2026-04-01', { days: [2] })
    const outcome = tried(planOf([mila, ...full, ...ones(3)]), transferOf('Mila', '2026-12-14'))
    expect(outcome.verdict).toBe('ok')
    expect(said(outcome)).toEqual([
      'Mila past in Dreumesen vanaf ma 14 dec.',
      'Babies krijgt op dinsdag 1 plek vrij vanaf wk 51.',
    ])
  })

  it('says when the need rises, from which week until which, and that the group counts as a younger one (BKR-1)', () => {
    const outcome = tried(planOf([mila, ...twos(5)]), transferOf('Mila', '2026-11-30'))
    expect(outcome.verdict).toBe('caution')
    expect(said(outcome)).toContain("Dreumesen dinsdag wk 49 t/m 50: 2 pm'ers nodig (nu 1).")
    expect(said(outcome)).toContain('Mila is dan nog geen 1 jaar: Dreumesen telt als 0 tot 3 jaar.')
    expect(said(outcome)).toContain('Dreumesen is voor kinderen vanaf 12 maanden. Mila is dan 11 maanden.')
  })

  it('refuses what would be too many, in numbers, with the first week in which it fits', () => {
    const leaving = resident('Bo', '2024-02-01', {
      groupId: toddlers,
      days: [2],
      endDate: isoDay('2027-01-10'),
    })
    const outcome = tried(planOf([mila, leaving, ...twos(11)]), transferOf('Mila', '2026-12-14'))
    expect(outcome.verdict).toBe('no')
    expect(said(outcome)[0]).toBe('Dreumesen dinsdag wk 51: 13 kinderen, er kunnen er 12.')
    expect(outcome.better?.change.day).toBe('2027-01-11')
    expect(writeMessage(texts, outcome.better?.message ?? { code: '', params: {} })).toBe(
      'Het past vanaf ma 11 jan, met extra personeel. Bo is dan weg uit Dreumesen.',
    )
  })

  it('tells visits that make it too many apart, because they can be on another day (PLAN-3)', () => {
    const leaving = resident('Bo', '2024-02-01', {
      groupId: toddlers,
      days: [2],
      endDate: isoDay('2027-01-10'),
    })
    const transfer = transferOf('Mila', '2027-01-11', { settlingInWeeks: 2 })
    const outcome = tried(planOf([mila, leaving, ...twos(11)]), transfer)
    expect(outcome.verdict).toBe('caution')
    expect(said(outcome)).toContain('Dreumesen dinsdag wk 53: met wennen 13 kinderen, er kunnen er 12.')
    expect(said(outcome)).toContain(
      'Laat de ouders tekenen voor het wennen van Mila in Dreumesen vanaf ma 28 dec.',
    )
  })

  it('asks no consent that was signed already (GROUP-3)', () => {
    const consent = {
      ...aConsent(childId('mila'), toddlers),
      validFrom: isoDay('2026-12-01'),
      validUntil: isoDay('2027-02-01'),
    }
    const plan = planOf([mila, ...twos(2)], 26, { consents: [consent] })
    const outcome = tried(plan, transferOf('Mila', '2027-01-11', { settlingInWeeks: 2 }))
    expect(outcome.sentences.map(({ code }) => code)).not.toContain('plan.consentForVisits')
  })

  it('proposes the week of the birthday when that is what makes it fit', () => {
    // Five of two with a baby need two; with a child of one year one is enough.
    const outcome = tried(planOf([mila, ...twos(5)]), transferOf('Mila', '2026-11-30'))
    expect(outcome.verdict).toBe('caution')
    expect(outcome.better).toMatchObject({
      change: { day: '2026-12-14' },
      message: { code: 'plan.betterBirthday', params: { firstName: 'Mila', years: 1 } },
    })
  })

  it('speaks of a school group in years, and of the need of all school groups together (BKR-5)', () => {
    const big = anOutOfSchoolGroup({ id: groupId('big'), name: 'Zeilers', minAgeMonths: 84, sortOrder: 11 })
    const pupil = resident('Sem', '2021-03-01', { setting: 'outOfSchoolCare', groupId: explorers })
    const plan = planOf([pupil], 12, { groups: [...houseGroups, big] })
    const transfer = transferOf('Sem', '2026-12-07', { setting: 'outOfSchoolCare', toGroupId: big.id })
    expect(said(tried(plan, transfer))).toContain('Zeilers is voor kinderen vanaf 7 jaar. Sem is dan 5 jaar.')
    const friend = aChild({ id: childId('noah'), firstName: 'Noah', birthDate: isoDay('2021-05-01') })
    const others = crowdOf(10, 'Pupil', '2021-03-01', {
      setting: 'outOfSchoolCare',
      groupId: explorers,
      days: [2],
    })
    const place = placementOf('Noah', '2026-12-07', { setting: 'outOfSchoolCare', groupId: explorers })
    const outcome = tried(planOf(others, 4, { waiting: [friend] }), place)
    expect(outcome.sentences.map(({ code }) => code)).toContain('plan.needRisesSchoolUntil')
  })

  it('names brothers and sisters, friends, the mentor and fixed faces that are lost (PLAN-6, BKR-17)', () => {
    const twin = resident('Saar', '2025-12-14', { days: [2], familyId: 'twins' })
    const own = resident('Mila', '2025-12-14', { days: [2], familyId: 'twins' })
    const friend = resident('Guus', '2024-09-01', { days: [2], groupId: toddlers })
    const child = { ...own.child, mentorId: staffMemberId('fatima') }
    const plan = planOf([{ ...own, child }, twin, friend], 26, {
      staffMembers: [
        aStaffMember({ id: staffMemberId('fatima'), firstName: 'Fatima', surname: 'Aydin' }),
        aStaffMember({ id: staffMemberId('joris') }),
      ],
      fixedFaces: [aFixedFace(child.id, 'fatima')],
      shifts: [aShift({ staff: staffMemberId('joris'), day: isoDay('2026-11-24'), groupId: toddlers })],
    })
    const bonds = [{ id: 'bond', childId: friend.child.id, friendId: child.id }]
    const outcome = judgeChanges(plan, [transferOf('Mila', '2026-12-14')], bonds, today)
    expect(outcome.sentences.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'plan.facesLost',
        'plan.mentorLost',
        'plan.siblingApart',
        'plan.friendTogether',
      ]),
    )
    expect(said(outcome)).toContain(
      'De mentor van Mila (Fatima Aydin) werkt niet in Dreumesen. Kies een nieuwe mentor.',
    )
  })

  it('is refused with a sentence and, where there is one, the first day on which it can be', () => {
    const late = resident('Fien', '2026-06-01', { startDate: isoDay('2027-01-06'), days: [2] })
    const outcome = tried(planOf([late, ...twos(1)]), transferOf('Fien', '2026-12-14'))
    expect(outcome.verdict).toBe('no')
    expect(said(outcome)).toEqual(['Fien begint pas op 06-01-2027. Kies die dag of later.'])
    expect(outcome.better?.change.day).toBe('2027-01-11')
  })
})

describe('a tried placement', () => {
  const noah = aChild({
    id: childId('noah'),
    firstName: 'Noah',
    surname: 'de Boer',
    birthDate: isoDay('2026-11-01'),
  })

  it('counts who is placed and names who comes from the waiting list', () => {
    const place = placementOf('Noah', '2027-01-04', { entryId: 'entry' as WaitingEntryId })
    const { difference } = tried(planOf([mila], 26, { waiting: [noah] }), place)
    expect(difference).toMatchObject({ placedNow: 1, placedThen: 2, waitingPlaced: ['Noah de Boer'] })
    expect(difference.requiredMinutesThen).toBeGreaterThanOrEqual(difference.requiredMinutesNow)
  })

  it('says from when a place may be settled when it is far ahead (CARE-3)', () => {
    const outcome = tried(planOf([mila], 78, { waiting: [noah] }), placementOf('Noah', '2028-01-03'))
    expect(outcome.verdict).toBe('caution')
    expect(said(outcome)).toContain('Vastleggen kan vanaf 03-01-2027: een plek mag 12 maanden vooruit.')
  })
})

describe('several changes together', () => {
  it('are tried in order, each on what the one before made of it', () => {
    const bo = resident('Bo', '2024-02-01', { groupId: toddlers, days: [2] })
    const plan = planOf([mila, bo, ...twos(11)])
    const end: PlannedChange = {
      kind: 'end',
      childId: bo.child.id,
      setting: 'dayCare',
      day: isoDay('2026-12-31'),
    }
    expect(tried(plan, transferOf('Mila', '2027-01-04')).verdict).toBe('no')
    const both = tried(plan, end, transferOf('Mila', '2027-01-04'))
    expect(both.verdict).not.toBe('no')
    expect(both.difference).toMatchObject({ placedNow: 13, placedThen: 12, overWeeksThen: 0 })
  })

  it('count the weeks in which a group is over its maximum', () => {
    const outcome = tried(planOf([mila, ...twos(12)], 8), transferOf('Mila', '2026-12-07'))
    expect(outcome.difference).toMatchObject({ overWeeksNow: 0, overWeeksThen: 6 })
  })
})
