import { describe, expect, test } from 'vitest'
import type { ExtraAttendance } from '#shared/domain/attendance/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { boardOf, cellOf, workdays } from '#tests/harness/board.ts'
import { aChild, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, childId, requestId } from '#tests/harness/builders/ids.ts'
import { aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { anExtraDay, aRequest } from '#tests/unit/requests/wishes.ts'

function boardWith(requests: readonly CareRequest[], extras: readonly Partial<ExtraAttendance>[]) {
  return boardOf(
    locationFacts({
      children: ['noor', 'sem'].map((id) => aChild({ id: childId(id) })),
      extraAttendances: extras.map((extra) =>
        anExtraAttendance({ childId: childId('noor'), day: ordinaryTuesday, ...extra }),
      ),
      requests,
      ...aTeam(1, workdays),
    }),
  )
}

const overridden = (id: string) =>
  aRequest(anExtraDay({ wantedDay: ordinaryTuesday }), {
    id: requestId(id),
    status: 'approved',
    overrideReason: 'Oma is opgenomen.',
  })
const asked = overridden('asked')
const morning = { startMinute: at('08:00'), endMinute: at('12:00'), requestId: asked.id }

describe('CHECK-5: care that was granted against the advice', () => {
  test('is marked in the dayparts in which the child comes, and in no other', () => {
    const board = boardWith([asked], [morning])
    const mark = { code: 'board.override', params: { count: 1 } }
    expect(cellOf(board, 'ladybirds', ordinaryTuesday, 'morning').cautions).toContainEqual(mark)
    expect(cellOf(board, 'ladybirds', ordinaryTuesday, 'afternoon').cautions).not.toContainEqual(mark)
  })

  test('counts the requests, in words of both languages', () => {
    const second = overridden('second')
    const board = boardWith(
      [asked, second],
      [morning, { ...morning, childId: childId('sem'), requestId: second.id }],
    )
    const { cautions } = cellOf(board, 'ladybirds', ordinaryTuesday, 'morning')
    const mark = cautions.find(({ code }) => code === 'board.override')
    expect(mark?.params).toEqual({ count: 2 })
    if (mark === undefined) throw new Error('there is a mark')
    expect(writeMessage(createTexts(ruleTexts, 'nl'), mark)).toBe(
      'Tegen het advies in goedgekeurd: 2 kinderen.',
    )
    expect(writeMessage(createTexts(ruleTexts, 'en'), mark)).toBe('Approved against the advice: 2 children.')
  })

  test('what was granted on a yes has no mark', () => {
    const board = boardWith([{ ...asked, overrideReason: '' }], [morning])
    const codes = cellOf(board, 'ladybirds', ordinaryTuesday, 'morning').cautions.map(({ code }) => code)
    expect(codes).not.toContain('board.override')
  })
})
