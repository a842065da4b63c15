import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

/** Groups that are together: what it could save, agreeing, setting aside, ending, and the papers for parents. */
export function mergingCalls({ app, done, refused, notFound }: CallAsker): void {
  const agree = async () => {
    await done('merging.accept')
    const input = { ...goodInputs['merging.week'], mayUseDeviation: false }
    const { agreed } = await done('merging.week', input)
    return agreed[0]?.id ?? ''
  }

  describe('merging', () => {
    test('merging.week plans the days that are not over, and tells what was agreed and set aside', async () => {
      const week = await done('merging.week')
      expect(week.days.map(({ day }) => day)).toHaveLength(7)
      expect(week).toMatchObject({ agreed: [], savedMinutes: 0, dismissed: 0 })
      expect(
        (await refused('merging.week', { ...goodInputs['merging.week'], locationId: 'elsewhere' })).code,
      ).toBe('refusal.notFound')
    })

    test('merging.structural looks at the weekdays of some weeks', async () => {
      expect(await done('merging.structural')).toEqual({ weekdays: [], weeks: 8 })
    })

    test('merging.try says what it would mean, or why nothing can be said', async () => {
      const { proposal, refusal } = await done('merging.try')
      expect(refusal).toBeNull()
      expect(proposal).toMatchObject({ hostGroupId: 'ladybirds', verdict: 'ok', childrenAway: 0 })
      const sunday = await done('merging.try', { ...goodInputs['merging.try'], day: '2026-11-29' })
      expect(sunday).toMatchObject({ proposal: null, refusal: { code: 'merge.refusal.closed' } })
    })

    test('merging.accept keeps it with its proof, and everything that shows it is told', async () => {
      const mergeId = await agree()
      expect(app().events).toEqual([{ topics: ['board', 'requests', 'history'] }])
      const { agreed } = await done('merging.week')
      expect(agreed).toMatchObject([
        {
          id: mergeId,
          kind: 'series',
          weekdays: [5],
          note: 'elke vrijdag rustig',
          days: [{ day: '2026-11-27' }],
        },
      ])
      expect(agreed[0]?.proof.length).toBeGreaterThan(0)
      const board = await done('weekBoard.get')
      const cells = board.rows.flatMap(({ cells: ofRow }) => ofRow).filter(({ merge }) => merge !== null)
      expect(cells.map(({ rowId, day }) => `${rowId} ${day}`)).toEqual([
        'ladybirds 2026-11-27',
        'ladybirds 2026-11-27',
        'bumblebees 2026-11-27',
        'bumblebees 2026-11-27',
      ])
      expect((await refused('merging.accept')).code).toBe('refusal.mergeOverlap')
    })

    test('merging.dismiss sets a proposal aside, once', async () => {
      await done('merging.dismiss')
      expect((await done('merging.week')).dismissed).toBe(1)
      expect((await refused('merging.dismiss')).code).toBe('refusal.nothingToChange')
    })

    test('merging.end takes groups apart, from a day on or on one day', async () => {
      const mergeId = await agree()
      await done('merging.end', { mergeId, day: '2026-12-11', scope: 'day' })
      await done('merging.end', { mergeId, day: '2026-12-18', scope: 'fromDay' })
      const inWeek = async (week: string) =>
        (await done('merging.week', { ...goodInputs['merging.week'], week })).agreed.length
      expect(await Promise.all(['2026-W49', '2026-W50', '2026-W51'].map(inWeek))).toEqual([1, 0, 0])
      expect(await refused('merging.end')).toEqual(notFound('merge', 'merge'))
    })

    test('merging.papers has the letter, and nobody to sign when nobody goes elsewhere', async () => {
      const mergeId = await agree()
      const papers = await done('merging.papers', { mergeId })
      expect(papers).toMatchObject({
        locationName: 'De Regenboog',
        hostName: 'Lieveheersbeestjes',
        groupNames: ['Lieveheersbeestjes', 'Hommels'],
        families: [],
      })
      expect(papers.letter.length).toBeGreaterThan(5)
      expect(await refused('merging.papers')).toEqual(notFound('merge', 'merge'))
    })
  })
}
