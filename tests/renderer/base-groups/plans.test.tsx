import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { BaseGroupId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Answers, FakeBridge } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import { aScenario, aWaitingRow, anOutcome, planId, plannerAnswers, toddlers } from './planner-house.ts'

const first: PlannedChange = {
  kind: 'transfer',
  childId: 'child-mila' as PlannedChange['childId'],
  setting: 'dayCare',
  toGroupId: toddlers,
  day: isoDay('2026-12-14'),
  settlingInWeeks: 2,
}
const second: PlannedChange = { ...first, childId: 'child-sam' as PlannedChange['childId'] }

async function openPlanner(answers: Answers = {}): Promise<ShownApp> {
  const shown = renderApp('/groups', plannerAnswers(answers))
  await screen.findByRole('grid', { name: 'Kinderen per stamgroep, week voor week' })
  return shown
}

async function openPlan(answers: Answers = {}): Promise<ShownApp> {
  const plan = aScenario([first, second])
  const shown = await openPlanner({
    'scenarios.list': () => ({ scenarios: [plan] }),
    'scenarios.compare': () => ({ scenario: plan, difference: anOutcome().difference }),
    ...answers,
  })
  await shown.user.selectOptions(screen.getByLabelText('Plan:'), plan.name)
  await screen.findByRole('region', { name: 'Je bekijkt een plan' })
  return shown
}

const sent = (bridge: FakeBridge, call: string) =>
  bridge.calls.filter((each) => each.call === call).map(({ input }) => input)
const focusBar = () => act(() => screen.getByRole('gridcell', { name: /^Mila Jansen/ }).focus())
const press = (key: string, modifiers: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers })

describe('a plan', () => {
  test('is never mistaken for reality: a banner and a frame stay as long as it is looked at', async () => {
    const { bridge, user } = await openPlan()
    const banner = screen.getByRole('region', { name: 'Je bekijkt een plan' })
    expect(banner.textContent).toContain('Je bekijkt een plan, niet de werkelijkheid: Mila eerder over')
    expect(document.querySelector('[data-plan="true"]')).not.toBeNull()
    await waitFor(() =>
      expect(sent(bridge, 'baseGroups.timeline').at(-1)).toMatchObject({ scenarioId: planId }),
    )
    await user.click(within(banner).getByRole('button', { name: 'Terug naar huidig' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Je bekijkt een plan' })).toBeNull())
    expect(document.querySelector('[data-plan="true"]')).toBeNull()
  })

  test('begins with Wat als… and a name; without a name it says what to do', async () => {
    const { bridge, user } = await openPlanner()
    await user.click(screen.getByRole('button', { name: 'Wat als…' }))
    const naming = within(await screen.findByRole('dialog', { name: 'Nieuw plan' }))
    await user.click(naming.getByRole('button', { name: 'Bewaar' }))
    expect(naming.getByText(/Geef het plan een naam/)).toBeTruthy()
    await user.type(naming.getByLabelText('Naam van het plan'), 'Proef{Enter}')
    await waitFor(() =>
      expect(sent(bridge, 'scenarios.create')).toEqual([{ locationId: 'loc-1', name: 'Proef', changes: [] }]),
    )
  })

  test('V shows and hides the difference; in reality it says that there is no plan', async () => {
    await openPlan()
    focusBar()
    press('v')
    const table = within(await screen.findByRole('table', { name: /naast huidig/ }))
    const cells = (name: string) =>
      within(table.getByRole('row', { name: new RegExp(`^${name}`) }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent.trim())
    expect(cells('Geplaatste kinderen')).toEqual(['48', '50', '+2'])
    expect(cells('Uren personeel nodig')).toEqual(['4180', '4224', '+44 (+1,1 %)'])
    expect(cells('Weken met te veel kinderen')).toEqual(['2', '1', '−1'])
    expect(cells('Wachtlijst geplaatst')).toEqual(['–', '2', 'Noah de Boer, Tess Peters'])
    focusBar()
    press('v')
    await waitFor(() => expect(screen.queryByRole('table')).toBeNull())
  })

  test('V and Ctrl+D in reality say that there is no plan', async () => {
    const { bridge } = await openPlanner()
    focusBar()
    press('v')
    expect(await screen.findAllByText(/Je kijkt naar de werkelijkheid/)).not.toHaveLength(0)
    press('d', { ctrlKey: true })
    expect(sent(bridge, 'scenarios.create')).toEqual([])
  })

  test('Ctrl+D makes a copy with the same changes', async () => {
    const { bridge } = await openPlan()
    focusBar()
    press('d', { ctrlKey: true })
    await waitFor(() =>
      expect(sent(bridge, 'scenarios.create')).toEqual([
        { locationId: 'loc-1', name: 'Mila eerder over (kopie)', changes: [first, second] },
      ]),
    )
  })

  test('is renamed with its changes, loses one change, and is discarded', async () => {
    const { bridge, user } = await openPlan()
    await user.click(screen.getByRole('button', { name: 'Hernoem…' }))
    const naming = within(await screen.findByRole('dialog', { name: 'Plan hernoemen' }))
    await user.clear(naming.getByLabelText('Naam van het plan'))
    await user.type(naming.getByLabelText('Naam van het plan'), 'Anders{Enter}')
    await waitFor(() =>
      expect(sent(bridge, 'scenarios.change')).toEqual([
        { scenarioId: planId, name: 'Anders', changes: [first, second] },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const banner = within(screen.getByRole('region', { name: 'Je bekijkt een plan' }))
    await user.click(banner.getByRole('button', { name: 'Verschil' }))
    await user.click(await screen.findByRole('button', { name: 'Haal uit het plan: extra dag' }))
    await waitFor(() =>
      expect(sent(bridge, 'scenarios.change').at(-1)).toEqual({
        scenarioId: planId,
        name: 'Mila eerder over',
        changes: [second],
      }),
    )
    await user.click(banner.getByRole('button', { name: 'Gooi weg' }))
    await waitFor(() => expect(sent(bridge, 'scenarios.discard')).toEqual([{ scenarioId: planId }]))
  })

  test('is carried out change by change: what does not fit today is not ticked (PLAN-4)', async () => {
    const { bridge, user } = await openPlan()
    await user.click(screen.getByRole('button', { name: 'Voer plan uit…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Voer plan uit: Mila eerder over' }))
    const fits = await dialog.findByRole('checkbox', { name: 'extra dag' })
    expect((fits as HTMLInputElement).checked).toBe(true)
    expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: 'extra (half) uur' }).checked).toBe(false)
    await user.click(dialog.getByRole('button', { name: 'Voer 1 wijziging uit' }))
    await waitFor(() =>
      expect(sent(bridge, 'scenarios.carryOut')).toEqual([{ scenarioId: planId, picked: [0] }]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.queryByRole('region', { name: 'Je bekijkt een plan' })).toBeNull()
    expect(await screen.findAllByText(/Ctrl\+Z maakt ongedaan/)).not.toHaveLength(0)
  })

  test('that is refused as a whole stays, and says why', async () => {
    const { user } = await openPlan({
      'scenarios.carryOut': () => ({ refusal: { code: 'refusal.notFound', params: {} } }),
    })
    await user.click(screen.getByRole('button', { name: 'Voer plan uit…' }))
    const dialog = within(await screen.findByRole('dialog', { name: /^Voer plan uit/ }))
    await user.click(await dialog.findByRole('button', { name: 'Voer 1 wijziging uit' }))
    expect(await screen.findAllByText('Dit kan nu niet')).not.toHaveLength(0)
    expect(screen.getByRole('region', { name: 'Je bekijkt een plan', hidden: true })).toBeTruthy()
  })
})

describe('the waiting list below the timeline', () => {
  test('shows who waits in order, with what fits, and places with what can be offered at once', async () => {
    const { bridge, user } = await openPlanner({
      'waitingList.list': () => ({
        today: isoDay('2026-11-23'),
        order: { code: 'kind.extraDay', params: {} },
        entries: [
          aWaitingRow({
            suggestion: {
              groupId: 'grp-babies' as BaseGroupId,
              groupName: 'Babies',
              startDay: isoDay('2027-05-10'),
              days: [{ weekday: 1, startMinute: null, endMinute: null }],
              needsStaff: false,
            },
          }),
          aWaitingRow({
            entryId: 'wait-2' as WaitingEntryId,
            name: 'Tess Peters',
            place: 2,
            verdict: 'caution',
          }),
        ],
        offers: [],
        closed: [],
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Wachtlijst (2)' }))
    const list = within(await screen.findByRole('list', { name: 'Wachtlijst' }))
    const lines = list.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(lines[0]).toContain('1. Noah de Boer wil ma di vanaf 03-05-2027')
    expect(lines[0]).toContain('Kan ruildag')
    expect(lines[1]).toContain('Let op')
    await user.click(list.getByRole('button', { name: 'Plaats… Noah de Boer' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Plaats Noah de Boer' }))
    await user.click(dialog.getByRole('button', { name: 'Plaats' }))
    await waitFor(() =>
      expect(sent(bridge, 'baseGroups.carryOut')).toEqual([
        {
          locationId: 'loc-1',
          change: {
            kind: 'place',
            childId: 'child-noah',
            entryId: 'wait-1',
            setting: 'dayCare',
            groupId: 'grp-babies',
            day: '2027-05-10',
            days: [{ weekday: 1, startMinute: null, endMinute: null }],
          },
        },
      ]),
    )
  })
})

type Progress = CallOutput<'proposals.progress'>

function aProgress(overrides: Partial<Progress> = {}): Progress {
  return {
    state: 'improving',
    elapsedMs: 800,
    requiredMinutesNow: 250_800,
    requiredMinutesThen: 247_800,
    gapPerMille: 12,
    waitingPlaced: 1,
    notices: [],
    moves: [
      {
        change: first,
        message: { code: 'kind.extraDay', params: {} },
        reasons: [{ code: 'kind.swapDay', params: {} }],
      },
      { change: second, message: { code: 'kind.extraHour', params: {} }, reasons: [] },
    ],
    failure: null,
    ...overrides,
  }
}

describe('the proposal', () => {
  const start = async (shown: ShownApp) => {
    await shown.user.click(screen.getByRole('button', { name: 'Voorstel' }))
    await shown.user.click(screen.getByRole('button', { name: 'Zoek een betere verdeling' }))
  }

  test('says how far it is, what it saves and how much better it could be; then the moves with reasons', async () => {
    let asked = 0
    const shown = await openPlanner({
      'proposals.start': () => ({ jobId: 'job-1' }),
      'proposals.stop': () => ({}),
      'proposals.progress': () => {
        asked += 1
        return asked === 1
          ? aProgress({ state: 'starting', requiredMinutesThen: null, gapPerMille: null, moves: [] })
          : aProgress({ state: asked === 2 ? 'improving' : 'done' })
      },
    })
    await start(shown)
    expect(sent(shown.bridge, 'proposals.start')).toMatchObject([
      { withWaitingList: true, seconds: 20, weeks: 52 },
    ])
    expect(await screen.findByText(/Zoekt verder\..*Het kan hooguit 1,2 % beter\./)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy()
    await screen.findByRole('button', { name: 'Zoek een betere verdeling' })
    expect(
      screen.getByText(/Uren nodig: nu 4180, straks 4130\. 1 kind van de wachtlijst geplaatst\./),
    ).toBeTruthy()
    await shown.user.click(screen.getByRole('checkbox', { name: 'extra (half) uur' }))
    await shown.user.click(screen.getByRole('button', { name: 'Maak er een plan van (1 wijziging)' }))
    await waitFor(() =>
      expect(sent(shown.bridge, 'scenarios.create')).toEqual([
        { locationId: 'loc-1', name: 'Voorstel van de app', changes: [first] },
      ]),
    )
    expect(sent(shown.bridge, 'baseGroups.carryOut')).toEqual([])
  })

  test('is stopped by the button, and asking ends with it', async () => {
    let isStopped = false
    const shown = await openPlanner({
      'proposals.start': () => ({ jobId: 'job-1' }),
      'proposals.stop': () => {
        isStopped = true
        return {}
      },
      'proposals.progress': () => aProgress({ state: isStopped ? 'stopped' : 'improving' }),
    })
    await start(shown)
    await shown.user.click(await screen.findByRole('button', { name: 'Stop' }))
    await screen.findByRole('button', { name: 'Zoek een betere verdeling' })
    expect(screen.getByRole('list', { name: 'Voorgestelde wijzigingen' })).toBeTruthy()
    expect(sent(shown.bridge, 'proposals.stop')).toHaveLength(1)
  })

  test('leaving the screen stops the search and the asking', async () => {
    const shown = await openPlanner({
      'proposals.start': () => ({ jobId: 'job-1' }),
      'proposals.stop': () => ({}),
      'proposals.progress': () => aProgress(),
    })
    await start(shown)
    await screen.findByText(/Zoekt verder/)
    vi.useFakeTimers()
    try {
      act(() => shown.goTo('/settings'))
      await act(() => vi.advanceTimersByTimeAsync(50))
      const asked = sent(shown.bridge, 'proposals.progress').length
      expect(sent(shown.bridge, 'proposals.stop')).toEqual([{ jobId: 'job-1' }])
      await act(() => vi.advanceTimersByTimeAsync(60_000))
      expect(sent(shown.bridge, 'proposals.progress')).toHaveLength(asked)
    } finally {
      vi.useRealTimers()
    }
  })

  test('that finds nothing better, or fails, says so in words', async () => {
    const shown = await openPlanner({
      'proposals.start': () => ({ jobId: 'job-1' }),
      'proposals.progress': () => aProgress({ state: 'done', gapPerMille: 0, moves: [] }),
    })
    await start(shown)
    expect(await screen.findByText(/Beter dan dit kan niet\./)).toBeTruthy()
    expect(screen.getByText('Er is geen betere verdeling gevonden. Zo is het goed.')).toBeTruthy()
  })

  test('that is gone on the side of the app says to start again', async () => {
    const shown = await openPlanner({
      'proposals.start': () => ({ jobId: 'job-1' }),
      'proposals.progress': () => aProgress({ state: 'unknown', moves: [] }),
    })
    await start(shown)
    expect(await screen.findByText('Het zoeken is gestopt zonder antwoord. Begin opnieuw.')).toBeTruthy()
  })
})
