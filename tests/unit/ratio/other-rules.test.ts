import { describe, expect, test } from 'vitest'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { ageSlot, countByAge } from '#shared/domain/ratio/count-by-age.ts'
import {
  deviationBudget,
  findPatternCaution,
  leastStaff,
  listDeviationIntervals,
  type StaffingSegment,
} from '#shared/domain/ratio/deviation.ts'
import { decideFixedFaces, maxFixedFaces } from '#shared/domain/ratio/fixed-faces.ts'
import { findLaw } from '#shared/domain/ratio/law-book.ts'
import type { LawOfPart, LawPart } from '#shared/domain/ratio/model.ts'
import { decideSpace, maxChildrenIndoors } from '#shared/domain/ratio/space.ts'
import { decideStaffAlone } from '#shared/domain/ratio/staff-alone.ts'
import { decideTraineeGroupDay, decideTrainees, maxTrainees } from '#shared/domain/ratio/trainees.ts'
import { book, countsOf, today } from './law-of-today.ts'

function law<Part extends LawPart>(part: Part, day: IsoDay = today): LawOfPart<Part> {
  return must(findLaw(book, part, day), `there is law on ${part}`)
}

/** `at('08:00-09:30', 3, 2)`: three needed, two there. */
function at(times: string, required: number, staff: number): StaffingSegment {
  const [startMinute = 0, endMinute = 0] = times.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return hours * 60 + minutes
  })
  return { startMinute, endMinute, required, staff }
}

const codesOf = (steps: readonly { readonly code: string }[]) => steps.map((step) => step.code)

describe('the three hours of day care (BKR-13)', () => {
  const threeHours = law('deviation-day-care')
  const day = { openMinutes: 660 }

  test('exactly three hours below the norm are allowed, and then nothing is left', () => {
    const segments = [at('07:30-09:00', 2, 1), at('09:00-17:00', 2, 2), at('17:00-18:30', 2, 1)]
    expect(deviationBudget(threeHours, { ...day, segments })).toMatchObject({
      verdict: 'ok',
      allowedMinutes: 180,
      usedMinutes: 180,
      remainingMinutes: 0,
      violations: [],
    })
  })

  test('a minute more is not', () => {
    const budget = deviationBudget(threeHours, { ...day, segments: [at('07:30-10:31', 2, 1)] })
    expect(budget).toMatchObject({ verdict: 'no', usedMinutes: 181, remainingMinutes: 0 })
    expect(codesOf(budget.violations)).toEqual(['ratio.deviationTooLong'])
  })

  test('at least half of the staff must be there, rounded up', () => {
    expect([1, 2, 3, 4].map(leastStaff)).toEqual([1, 1, 2, 2])
    const budget = deviationBudget(threeHours, { ...day, segments: [at('08:00-08:15', 3, 1)] })
    expect(budget.violations).toEqual([
      {
        code: 'ratio.deviationBelowHalf',
        params: { rule: 'BKR-13', startMinute: 480, endMinute: 495, required: 3, staff: 1, leastStaff: 2 },
      },
    ])
  })

  test('one of one cannot be left out: half of one is one', () => {
    const budget = deviationBudget(threeHours, { ...day, segments: [at('08:00-08:15', 1, 0)] })
    expect(codesOf(budget.violations)).toEqual(['ratio.deviationBelowHalf'])
  })

  test('a location open for less than ten hours without a gap has no such hours', () => {
    const segments = [at('08:00-08:15', 2, 1)]
    const half = deviationBudget(threeHours, { openMinutes: 599, segments })
    expect(half).toMatchObject({ verdict: 'no', allowedMinutes: 0 })
    expect(codesOf(half.violations)).toEqual(['ratio.deviationNotOpenLongEnough'])
    expect(deviationBudget(threeHours, { openMinutes: 600, segments }).verdict).toBe('ok')
    expect(
      deviationBudget(threeHours, { openMinutes: 300, segments: [at('08:00-09:00', 2, 2)] }).verdict,
    ).toBe('ok')
  })

  test('more staff than needed at one moment does not pay for another', () => {
    const segments = [at('08:00-12:00', 2, 4), at('12:00-15:30', 2, 1)]
    expect(deviationBudget(threeHours, { ...day, segments }).verdict).toBe('no')
  })

  test('in hours of preschool education the answer is a caution (BKR-12)', () => {
    const segments = [at('08:30-09:00', 2, 1)]
    const preschoolIntervals = [{ startMinute: 510, endMinute: 690 }]
    const budget = deviationBudget(threeHours, { ...day, segments, preschoolIntervals })
    expect(budget.verdict).toBe('caution')
    expect(codesOf(budget.cautions)).toEqual(['ratio.cautionDeviationPreschool'])
    const afterwards = [{ startMinute: 540, endMinute: 690 }]
    expect(deviationBudget(threeHours, { ...day, segments, preschoolIntervals: afterwards }).verdict).toBe(
      'ok',
    )
  })

  test('what the policy plan must name follows the date', () => {
    const segments = [at('08:00-09:00', 2, 2)]
    const before = deviationBudget(law('deviation-day-care', isoDay('2023-06-30')), { ...day, segments })
    const after = deviationBudget(threeHours, { ...day, segments })
    expect(codesOf(before.steps)).toEqual(['ratio.deviationUnused', 'ratio.deviationPlanTimes'])
    expect(codesOf(after.steps)).toEqual(['ratio.deviationUnused', 'ratio.deviationPlanFramework'])
  })

  test('another pattern than the week before is a warning, cut differently or not', () => {
    const usual = [at('07:30-08:00', 2, 1), at('08:00-08:30', 3, 2), at('08:30-18:00', 2, 2)]
    const sameHours = [at('07:30-08:30', 2, 1), at('08:30-18:00', 2, 2)]
    const otherHours = [at('07:30-08:45', 2, 1), at('08:45-18:00', 2, 2)]
    expect(listDeviationIntervals(usual)).toEqual([{ startMinute: 450, endMinute: 510 }])
    expect(findPatternCaution(threeHours, usual, sameHours)).toBeUndefined()
    expect(findPatternCaution(threeHours, usual, otherHours)?.code).toBe('ratio.cautionDeviationPattern')
    expect(findPatternCaution(threeHours, usual, [])?.code).toBe('ratio.cautionDeviationPattern')
    expect(findPatternCaution(law('deviation-school-day'), usual, otherHours)).toBeUndefined()
  })

  test('stretches that overlap or have no length are a fault', () => {
    const twice = [at('08:00-09:00', 2, 1), at('08:30-10:00', 2, 1)]
    expect(() => deviationBudget(threeHours, { ...day, segments: twice })).toThrow('overlap')
    expect(() => deviationBudget(threeHours, { ...day, segments: [at('09:00-09:00', 2, 1)] })).toThrow(
      'length',
    )
  })
})

describe('the half hour of out-of-school care (BKR-14)', () => {
  test('on a school day half an hour, whatever the opening hours', () => {
    const schoolDay = law('deviation-school-day')
    const question = { openMinutes: 240, segments: [at('14:30-15:00', 4, 2)] }
    expect(deviationBudget(schoolDay, question)).toMatchObject({ verdict: 'ok', remainingMinutes: 0 })
    expect(deviationBudget(schoolDay, { ...question, segments: [at('14:30-15:01', 4, 2)] }).verdict).toBe(
      'no',
    )
    expect(deviationBudget(schoolDay, { ...question, segments: [at('14:30-14:40', 4, 1)] }).verdict).toBe(
      'no',
    )
  })

  test('on a school-free day three hours, when open for ten', () => {
    const free = law('deviation-school-free')
    const segments = [at('07:30-10:30', 4, 2)]
    expect(deviationBudget(free, { openMinutes: 600, segments }).verdict).toBe('ok')
    expect(deviationBudget(free, { openMinutes: 599, segments }).verdict).toBe('no')
  })
})

describe('one member of staff alone (BKR-15)', () => {
  const alone = { staff: 1, required: 1, hasBackupAdult: false, hasOtherAdult: false }
  const decide = (change: Partial<typeof alone>) => {
    const answer = decideStaffAlone(law('staff-alone'), { ...alone, ...change })
    return [answer.allowed, answer.step.code]
  }

  test('because the ratio asks one: someone must be able to come within fifteen minutes', () => {
    expect(decide({})).toEqual([false, 'ratio.aloneWithoutBackup'])
    expect(decide({ hasBackupAdult: true })).toEqual([true, 'ratio.aloneWithBackup'])
    expect(decide({ hasOtherAdult: true })).toEqual([true, 'ratio.aloneWithBackup'])
  })

  test('because of the deviation: another adult must be there', () => {
    expect(decide({ required: 2, hasBackupAdult: true })).toEqual([false, 'ratio.aloneWithoutOtherAdult'])
    expect(decide({ required: 2, hasOtherAdult: true })).toEqual([true, 'ratio.aloneWithOtherAdult'])
  })

  test('two are never alone', () => {
    expect(decide({ staff: 2, required: 2 })).toEqual([true, 'ratio.notAlone'])
  })
})

describe('trainees (BKR-16)', () => {
  test('a third of the staff needed over all groups, rounded down', () => {
    expect(maxTrainees(law('trainees'), [2, 3, 3])).toBe(2)
    expect(maxTrainees(law('trainees'), [3, 3, 3])).toBe(3)
    expect(maxTrainees(law('trainees'), [2])).toBe(0)
    expect(maxTrainees(law('trainees'), [])).toBe(0)
  })

  test('more than a third was perhaps allowed until July 2026, and is not after', () => {
    const groups = [2, 3, 3]
    const before = law('trainees', isoDay('2026-06-30'))
    expect(decideTrainees(before, groups, 2).verdict).toBe('ok')
    expect(decideTrainees(before, groups, 4)).toMatchObject({
      verdict: 'caution',
      step: { code: 'ratio.cautionTraineesHalf', params: { maxTrainees: 2, temporaryMaximum: 4 } },
    })
    expect(decideTrainees(before, groups, 5).verdict).toBe('no')
    expect(decideTrainees(law('trainees'), groups, 3)).toMatchObject({
      verdict: 'no',
      step: { code: 'ratio.traineesTooMany' },
    })
  })

  test('since July 2024 a group with trainees has a qualified member of staff that day', () => {
    const onlyTrainees = { qualified: 0, trainees: 1 }
    expect(decideTraineeGroupDay(law('trainees'), onlyTrainees)?.code).toBe('ratio.traineesWithoutQualified')
    expect(decideTraineeGroupDay(law('trainees'), { qualified: 1, trainees: 2 })).toBeUndefined()
    expect(decideTraineeGroupDay(law('trainees'), { qualified: 0, trainees: 0 })).toBeUndefined()
    expect(decideTraineeGroupDay(law('trainees', isoDay('2024-06-30')), onlyTrainees)).toBeUndefined()
  })
})

describe('fixed faces (BKR-17)', () => {
  const faces = law('fixed-faces')
  const question = {
    ageYears: 2,
    faces: ['anna', 'bilal', 'carla'],
    atWork: ['bilal', 'dirk'],
    staffAtOnce: 2,
  }

  test('a baby has two, an older child three, and one more in a group with three staff at once', () => {
    expect([maxFixedFaces(faces, 0, 2), maxFixedFaces(faces, 0, 3)]).toEqual([2, 3])
    expect([maxFixedFaces(faces, 1, 2), maxFixedFaces(faces, 3, 3)]).toEqual([3, 4])
  })

  test('one of them at work is enough, none is not', () => {
    expect(decideFixedFaces(faces, question)).toMatchObject({ verdict: 'ok', maxFaces: 3 })
    const missing = decideFixedFaces(faces, { ...question, atWork: ['dirk'] })
    expect([missing.verdict, ...codesOf(missing.steps)]).toEqual(['no', 'ratio.faceMissing'])
    const none = decideFixedFaces(faces, { ...question, faces: [] })
    expect([none.verdict, ...codesOf(none.steps)]).toEqual(['no', 'ratio.facesNone'])
  })

  test('a face counted twice is one face, and too many faces are refused even when one is there', () => {
    expect(decideFixedFaces(faces, { ...question, faces: ['anna', 'bilal', 'carla', 'anna'] }).verdict).toBe(
      'ok',
    )
    const many = decideFixedFaces(faces, { ...question, ageYears: 0 })
    expect([many.verdict, ...codesOf(many.steps)]).toEqual(['no', 'ratio.facesTooMany', 'ratio.facePresent'])
    expect(decideFixedFaces(faces, { ...question, ageYears: 0, staffAtOnce: 3 }).verdict).toBe('ok')
  })

  test.each([
    ['varyingDays', 'ok'],
    ['otherGroupWithConsent', 'ok'],
    ['temporaryDeviation', 'caution'],
    ['traineeAsFace', 'caution'],
  ] as const)('without one at work, %s makes it %s', (exemption, verdict) => {
    expect(decideFixedFaces(faces, { ...question, atWork: [], exemption }).verdict).toBe(verdict)
  })
})

describe('space (BKR-18)', () => {
  const space = law('space')

  test('sixteen children need 56 square metres indoors, thirty need 105', () => {
    expect([maxChildrenIndoors(space, 5600), maxChildrenIndoors(space, 5599)]).toEqual([16, 15])
    expect(maxChildrenIndoors(space, 10_500)).toBe(30)
  })

  test('indoors and outdoors are each judged', () => {
    const enough = decideSpace(space, { children: 16, indoorDm2: 5600, outdoorDm2: 4800 })
    expect(enough).toMatchObject({ allowed: true, maxChildren: 16 })
    const both = decideSpace(space, { children: 17, indoorDm2: 5600, outdoorDm2: 4500 })
    expect(both).toMatchObject({ allowed: false, maxChildren: 15 })
    expect(codesOf(both.steps)).toEqual(['ratio.spaceIndoorTooSmall', 'ratio.spaceOutdoorTooSmall'])
    expect(decideSpace(space, { children: 16, indoorDm2: 5600 }).allowed).toBe(true)
  })
})

describe('ages (BKR-19)', () => {
  test('a child changes age on the birthday itself', () => {
    expect(ageSlot(isoDay('2025-11-26'), isoDay('2026-11-25'))).toBe(0)
    expect(ageSlot(isoDay('2025-11-26'), isoDay('2026-11-26'))).toBe(1)
  })

  test('a child of 29 February turns on 1 March of a common year, and on the day itself in a leap year', () => {
    expect(ageSlot(isoDay('2024-02-29'), isoDay('2026-02-28'))).toBe(1)
    expect(ageSlot(isoDay('2024-02-29'), isoDay('2026-03-01'))).toBe(2)
    expect(ageSlot(isoDay('2024-02-29'), isoDay('2028-02-29'))).toBe(4)
  })

  test('children are counted by age; the unborn are not, and thirteen counts with twelve', () => {
    const births = ['2026-11-26', '2026-11-27', '2024-01-05', '2014-03-01', '2013-03-01'].map(isoDay)
    expect(countByAge(births, today)).toEqual(countsOf({ 0: 1, 2: 1, 12: 2 }))
  })
})
