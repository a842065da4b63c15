import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { commonOpening, draftOf, periodOf, wishOf } from '#renderer/src/features/merging/merge-draft.ts'
import type { MergeDraft } from '#renderer/src/features/merging/merge-draft.ts'
import type { Answers } from '../fake-bridge.ts'
import { findGrid, renderApp, type ShownApp } from '../render-app.tsx'
import { aMergeWeek, aProposal, babies, mergeAnswers, toddlers, wednesday } from './merge-house.ts'

function inputsOf(shown: ShownApp, call: string): readonly unknown[] {
  return shown.bridge.calls.filter((made) => made.call === call).map(({ input }) => input)
}

/** The question opened with S on Babies, Monday morning, where nothing is proposed. */
async function openQuestion(overrides: Answers = {}) {
  const shown = renderApp('/week/2026-W48', mergeAnswers(overrides))
  const grid = await findGrid()
  const cell = grid.querySelector<HTMLElement>('[data-cell="0:0"]')
  cell?.focus()
  fireEvent.keyDown(cell ?? grid, { key: 's' })
  const dialog = within(await screen.findByRole('dialog', { name: 'Samenvoegen' }))
  return { shown, dialog }
}

describe('S on a cell opens Samenvoegen', () => {
  test('with its group ticked and nothing asked before there is a second', async () => {
    const { shown, dialog } = await openQuestion()
    expect(dialog.getByRole('checkbox', { name: /^Babies/ })).toHaveProperty('checked', true)
    expect(dialog.getByText(/Kies twee groepen of meer/)).toBeTruthy()
    expect(inputsOf(shown, 'merging.try')).toEqual([])
  })

  test('a second group shows at once what it means, over the hours that both are open (MERGE-4)', async () => {
    const { shown, dialog } = await openQuestion()
    await dialog.findByRole('checkbox', { name: 'Dreumesen (0 kinderen)' })
    await shown.user.click(dialog.getByRole('checkbox', { name: /^Dreumesen/ }))
    const meaning = within(dialog.getByRole('region', { name: 'Wat dit betekent' }))
    expect(await meaning.findByText("3 pm'ers")).toBeTruthy()
    expect(inputsOf(shown, 'merging.try')).toEqual([
      {
        locationId: 'loc-1',
        day: '2026-11-23',
        groupIds: [babies, toddlers],
        hostGroupId: babies,
        startMinute: 450,
        endMinute: 1110,
      },
    ])
  })

  test('another room and other times are worked out anew', async () => {
    const { shown, dialog } = await openQuestion()
    await dialog.findByRole('checkbox', { name: 'Dreumesen (0 kinderen)' })
    await shown.user.click(dialog.getByRole('checkbox', { name: /^Dreumesen/ }))
    await shown.user.selectOptions(dialog.getByRole('combobox', { name: 'In de ruimte van' }), 'Dreumesen')
    const from = dialog.getByRole('textbox', { name: 'Van' })
    fireEvent.change(from, { target: { value: '9:00' } })
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.try').at(-1)).toMatchObject({
        hostGroupId: toddlers,
        startMinute: 540,
      }),
    )
  })

  test('what forbids it stands on top, and taking over says so instead of doing it (MERGE-2)', async () => {
    const proposal = aProposal({
      verdict: 'no',
      blockers: [{ verdict: 'no', childId: null, message: { code: 'test.tooSmall', params: {} } }],
    })
    const { shown, dialog } = await openQuestion({ 'merging.try': () => ({ proposal, refusal: null }) })
    await dialog.findByRole('checkbox', { name: 'Dreumesen (0 kinderen)' })
    await shown.user.click(dialog.getByRole('checkbox', { name: /^Dreumesen/ }))
    const meaning = dialog.getByRole('region', { name: 'Wat dit betekent' })
    await waitFor(() => expect(meaning.textContent).toMatch(/^Dit houdt het tegentest\.tooSmall/))
    await shown.user.click(dialog.getByRole('button', { name: 'Neem over' }))
    expect(dialog.getByRole('alert').textContent).toContain('Dit kan niet.')
    expect(inputsOf(shown, 'merging.accept')).toEqual([])
  })

  test('a wish about which nothing can be said gives the reason (MERGE-9)', async () => {
    const { shown, dialog } = await openQuestion({
      'merging.try': () => ({ proposal: null, refusal: { code: 'test.perLocation', params: {} } }),
    })
    await dialog.findByRole('checkbox', { name: 'Dreumesen (0 kinderen)' })
    await shown.user.click(dialog.getByRole('checkbox', { name: /^Dreumesen/ }))
    expect(await dialog.findByText('test.perLocation')).toBeTruthy()
  })

  test('a series needs weekdays and an end; a refusal for consents stays in the dialog (GROUP-3)', async () => {
    const { shown, dialog } = await openQuestion({
      'merging.accept': () => ({ refusal: { code: 'test.noConsents', params: {} } }),
    })
    await dialog.findByRole('checkbox', { name: 'Dreumesen (0 kinderen)' })
    await shown.user.click(dialog.getByRole('checkbox', { name: /^Dreumesen/ }))
    await shown.user.click(dialog.getByRole('radio', { name: 'Elke week' }))
    await shown.user.click(dialog.getByRole('checkbox', { name: 'maandag' }))
    expect(dialog.getByText('Kies minstens één weekdag.')).toBeTruthy()
    await shown.user.click(dialog.getByRole('button', { name: 'Neem over' }))
    expect(inputsOf(shown, 'merging.accept')).toEqual([])
    await shown.user.click(dialog.getByRole('checkbox', { name: 'donderdag' }))
    await shown.user.click(dialog.getByRole('button', { name: 'Neem over' }))
    expect(await dialog.findByText('test.noConsents')).toBeTruthy()
    expect(inputsOf(shown, 'merging.accept')).toMatchObject([{ kind: 'series', weekdays: [4] }])
  })

  test('on a cell with a proposal it is filled in, and Enter takes it over', async () => {
    const shown = renderApp('/week/2026-W48', mergeAnswers())
    const grid = await findGrid()
    await within(grid).findAllByText(/voorstel: Dreumesen en Babies samen/)
    const cell = grid.querySelector<HTMLElement>('[data-cell="1:4"]')
    cell?.focus()
    fireEvent.keyDown(cell ?? grid, { key: 's' })
    const dialog = within(await screen.findByRole('dialog', { name: 'Samenvoegen' }))
    const accept = dialog.getByRole('button', { name: 'Neem over' })
    await dialog.findByText("3 pm'ers")
    await waitFor(() => expect(document.activeElement).toBe(accept))
    await shown.user.keyboard('{Enter}')
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.accept')).toMatchObject([
        { day: wednesday, hostGroupId: toddlers, startMinute: 540, endMinute: 1020, kind: 'oneOff' },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('only groups of the same care can go together (MERGE-2)', async () => {
    const { dialog } = await openQuestion({
      'merging.week': () => aMergeWeek(),
    })
    expect(dialog.getAllByRole('checkbox').map((box) => box.getAttribute('type'))).toHaveLength(2)
  })
})

describe('the question as it is filled in', () => {
  const start = {
    day: wednesday,
    groupIds: [babies, toddlers],
    hostGroupId: null,
    interval: null,
    kind: 'oneOff' as const,
  }
  const draft: MergeDraft = draftOf(start)

  test('is nothing to ask while the groups are never open together', () => {
    const group = (groupId: typeof babies, startMinute: number, endMinute: number) => ({
      groupId,
      opening: { startMinute, endMinute },
    })
    const view = { groups: [group(babies, 450, 780), group(toddlers, 780, 1080)] }
    const opening = commonOpening(view as unknown as Parameters<typeof commonOpening>[0], [babies, toddlers])
    expect(opening).toBeNull()
    expect(wishOf(draft, opening)).toBeNull()
  })

  test('falls back to the first group when the chosen room is no longer ticked', () => {
    const opening = { startMinute: 450, endMinute: 1080 }
    expect(wishOf({ ...draft, hostGroupId: toddlers }, opening)?.hostGroupId).toBe(toddlers)
    expect(
      wishOf({ ...draft, groupIds: [babies, 'other' as typeof babies], hostGroupId: toddlers }, opening)
        ?.hostGroupId,
    ).toBe(babies)
  })

  test('is for the day itself, or for its weekday during three months', () => {
    expect(periodOf(draft)).toEqual({ validUntil: wednesday, weekdays: [3] })
    expect(periodOf({ ...draft, kind: 'series' })).toEqual({
      validUntil: isoDay('2027-02-25'),
      weekdays: [3],
    })
  })
})
