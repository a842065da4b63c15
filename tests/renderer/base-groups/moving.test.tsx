import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import { contract } from '#shared/ipc/contract.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Answers, FakeBridge } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import { aScenario, anOutcome, plannerAnswers, school, toddlers } from './planner-house.ts'

const milaToToddlers: PlannedChange = {
  kind: 'transfer',
  childId: 'child-mila' as PlannedChange['childId'],
  setting: 'dayCare',
  toGroupId: toddlers,
  day: isoDay('2026-12-14'),
  settlingInWeeks: 2,
}

async function openPlanner(answers: Answers = {}): Promise<ShownApp> {
  const shown = renderApp('/groups', plannerAnswers(answers))
  await screen.findByRole('grid', { name: 'Kinderen per stamgroep, week voor week' })
  return shown
}

const bar = (name: RegExp) => screen.getByRole('gridcell', { name })
const focusOn = (element: HTMLElement) => act(() => element.focus())
const press = (key: string, modifiers: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers })
const sent = (bridge: FakeBridge, call: string) =>
  bridge.calls.filter((each) => each.call === call).map(({ input }) => input)
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))

/** A day is typed as people write it; the lists are those of the computer. */
async function fillIn(
  { user }: ShownApp,
  fields: Awaited<ReturnType<typeof dialog>>,
  day: string,
): Promise<void> {
  await user.selectOptions(fields.getByLabelText('Naar groep'), toddlers)
  fireEvent.change(fields.getByLabelText('Vanaf'), { target: { value: day } })
}

/** What a browser has and jsdom lacks: an event that carries where the pointer is and what is dragged. */
class PointerDrag extends MouseEvent {
  readonly dataTransfer = new Carried()
}
class Carried {
  readonly types: string[] = []
  readonly items: unknown[] = []
  effectAllowed = 'all'
  dropEffect = 'move'
  setData(type: string): void {
    this.types.push(type)
  }
  getData(): string {
    return ''
  }
  setDragImage(): void {}
}

const nextFrame = () => act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())))
const drag = (target: Element, type: string, clientX: number, more: MouseEventInit = {}) =>
  act(() => {
    target.dispatchEvent(new PointerDrag(type, { bubbles: true, cancelable: true, clientX, ...more }))
  })

/** Picks up a bar, carries it so many pixels over a lane, and answers how to let go. A week is 28 pixels here. */
async function dragOver(source: HTMLElement, target: HTMLElement, pixels: number) {
  drag(source, 'dragstart', 300)
  await nextFrame()
  drag(target, 'dragenter', 300 + pixels)
  drag(target, 'dragover', 300 + pixels)
  await nextFrame()
  return {
    drop() {
      drag(target, 'drop', 300 + pixels)
      drag(source, 'dragend', 300 + pixels)
    },
    escape() {
      drag(target, 'dragleave', 0)
      drag(source, 'dragend', 0)
    },
  }
}

beforeEach(() => {
  vi.stubGlobal('DragEvent', PointerDrag)
  // Taken back after each test: other files draw on the same page.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 28, 20))
})

describe('moving a child', () => {
  test('the button, the key M and the pointer all make the same change (WCAG 2.5.7)', async () => {
    const changes: unknown[] = []
    const answers: Answers = {
      'baseGroups.carryOut': ({ change }) => {
        changes.push(change)
        return { commandId: 'c-1', label: { code: 'kind.swapDay', params: {} } }
      },
    }
    const shown = await openPlanner(answers)
    focusOn(bar(/^Mila Jansen/))

    await shown.user.click(screen.getByRole('button', { name: 'Verplaats…' }))
    const byButton = await dialog('Verplaats Mila Jansen')
    await fillIn(shown, byButton, '14-12-2026')
    await shown.user.click(byButton.getByRole('button', { name: 'Verplaats' }))
    await waitFor(() => expect(changes).toHaveLength(1))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

    focusOn(bar(/^Mila Jansen/))
    press('m')
    const byKey = await dialog('Verplaats Mila Jansen')
    await fillIn(shown, byKey, '14-12-2026')
    await shown.user.type(byKey.getByLabelText('Vanaf'), '{Enter}')
    await waitFor(() => expect(changes).toHaveLength(2))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

    const held = await dragOver(bar(/^Mila Jansen/), bar(/^Dreumesen, week 2 /), 3 * 28)
    held.drop()
    await waitFor(() => expect(changes).toHaveLength(3))
    expect(changes).toEqual([milaToToddlers, milaToToddlers, milaToToddlers])
  })

  test('while dragging, the head of the lane says what letting go would do; Escape changes nothing', async () => {
    const { bridge } = await openPlanner({
      'baseGroups.try': () =>
        anOutcome({ verdict: 'caution', sentences: [{ code: 'kind.extraHour', params: {} }] }),
    })
    const held = await dragOver(bar(/^Mila Jansen/), bar(/^Dreumesen, week 2 /), 3 * 28)
    const lane = screen.getByRole('row', { name: /^Dreumesen/ })
    expect(await within(lane).findByText(/extra \(half\) uur/)).toBeTruthy()
    expect(within(lane).getByText('Vanaf ma 14 dec:')).toBeTruthy()
    expect(within(lane).getByText('Let op')).toBeTruthy()
    const other = screen.getByRole('row', { name: /^BSO/ })
    expect(within(other).getByText(/andere soort opvang/)).toBeTruthy()
    held.escape()
    await waitFor(() => expect(within(other).queryByText(/andere soort opvang/)).toBeNull())
    expect(sent(bridge, 'baseGroups.carryOut')).toEqual([])
    expect(sent(bridge, 'baseGroups.try').at(-1)).toMatchObject({ changes: [milaToToddlers] })
  })

  test('a drop where the child is already, or on another kind of care, is answered with a sentence', async () => {
    const { bridge } = await openPlanner()
    const onOwn = await dragOver(bar(/^Mila Jansen/), bar(/^Babies, week 2 /), 3 * 28)
    onOwn.drop()
    expect(await screen.findAllByText('Mila Jansen is dan al in Babies.')).not.toHaveLength(0)
    const onSchool = await dragOver(bar(/^Mila Jansen/), bar(/^BSO, week 2 /), 0)
    onSchool.drop()
    expect(await screen.findAllByText(/Deze groep is een andere soort opvang/)).not.toHaveLength(0)
    expect(sent(bridge, 'baseGroups.carryOut')).toEqual([])
  })

  test('what was done is said aloud, with how to undo it', async () => {
    await openPlanner()
    const held = await dragOver(bar(/^Mila Jansen/), bar(/^Dreumesen, week 2 /), 3 * 28)
    held.drop()
    const said = 'Mila Jansen gaat naar Dreumesen vanaf maandag 14 december 2026. Ctrl+Z maakt ongedaan.'
    expect(await screen.findAllByText(said)).not.toHaveLength(0)
  })

  test('the dialog says what fits better, and takes it over', async () => {
    const shown = await openPlanner({
      'baseGroups.try': ({ changes }) =>
        anOutcome(
          changes[0]?.day === '2027-01-04'
            ? {}
            : {
                verdict: 'no',
                better: {
                  change: { ...milaToToddlers, day: isoDay('2027-01-04') },
                  message: { code: 'kind.extraDay', params: {} },
                },
              },
        ),
    })
    focusOn(bar(/^Mila Jansen/))
    press('m')
    const fields = await dialog('Verplaats Mila Jansen')
    expect(await fields.findByText('Kan niet')).toBeTruthy()
    // Reachable, and it says why: nothing is refused without a sentence.
    await shown.user.click(fields.getByRole('button', { name: 'Verplaats' }))
    expect(fields.getByRole('alert').textContent).toContain('Kies een andere dag of groep')
    expect(sent(shown.bridge, 'baseGroups.carryOut')).toEqual([])
    await shown.user.click(fields.getByRole('button', { name: 'Kies' }))
    expect(fields.getByLabelText<HTMLInputElement>('Vanaf').value).toBe('ma 4 jan 2027')
    expect(await fields.findByText('Kan')).toBeTruthy()
    await shown.user.click(fields.getByRole('button', { name: 'Verplaats' }))
    await waitFor(() =>
      expect(sent(shown.bridge, 'baseGroups.carryOut')).toMatchObject([{ change: { day: '2027-01-04' } }]),
    )
  })

  test('a refusal is shown in the dialog, which stays; Escape leaves without a change', async () => {
    const shown = await openPlanner({
      'baseGroups.carryOut': () => ({ refusal: { code: 'refusal.notFound', params: {} } }),
    })
    focusOn(bar(/^Mila Jansen/))
    press('m')
    const fields = await dialog('Verplaats Mila Jansen')
    await shown.user.click(fields.getByRole('button', { name: 'Verplaats' }))
    expect(await fields.findByRole('alert')).toBeTruthy()
    await shown.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.activeElement).toBe(bar(/^Mila Jansen/))
  })

  test('the dialog proposes the next group by age, from the Monday on which the child is old enough', async () => {
    await openPlanner()
    focusOn(bar(/^Mila Jansen/))
    press('m')
    const fields = await dialog('Verplaats Mila Jansen')
    expect(fields.getByLabelText<HTMLSelectElement>('Naar groep').value).toBe(toddlers)
    expect(fields.getByLabelText<HTMLInputElement>('Vanaf').value).toBe('ma 14 dec 2026')
    expect(fields.getByLabelText<HTMLSelectElement>('Wennen').value).toBe('2')
  })

  test('Shift+arrow shifts a transfer by a week and Alt+Shift+arrow an end; in reality both ask first', async () => {
    const shown = await openPlanner()
    focusOn(bar(/^Sam de Wit in Dreumesen/))
    press('ArrowLeft', { shiftKey: true })
    const shift = await dialog('Verplaats Sam de Wit')
    expect(shift.getByLabelText<HTMLInputElement>('Vanaf').value).toBe('ma 25 jan 2027')
    await shown.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    focusOn(bar(/^Levi Smit/))
    press('ArrowLeft', { altKey: true, shiftKey: true })
    const end = await dialog('Eindig de opvang van Levi Smit')
    expect(end.getByLabelText<HTMLInputElement>('Laatste dag').value).toBe('zo 14 feb 2027')
    await shown.user.click(end.getByRole('button', { name: 'Eindig' }))
    await waitFor(() =>
      expect(sent(shown.bridge, 'baseGroups.carryOut')).toMatchObject([
        { change: { kind: 'end', childId: 'child-levi', day: '2027-02-14' } },
      ]),
    )
  })

  test('several chosen children become a plan together', async () => {
    const shown = await openPlanner()
    focusOn(bar(/^Mila Jansen/))
    press(' ')
    focusOn(bar(/^Sam de Wit in Babies/))
    press(' ')
    press('m')
    const fields = await dialog('Verplaats 2 kinderen')
    await shown.user.click(fields.getByRole('button', { name: 'Zet in een nieuw plan' }))
    await waitFor(() => expect(sent(shown.bridge, 'scenarios.create')).toHaveLength(1))
    const [created] = sent(shown.bridge, 'scenarios.create') as { changes: PlannedChange[] }[]
    expect(created?.changes.map(({ childId }) => childId).toSorted()).toEqual(['child-mila', 'child-sam'])
  })

  test('a child that leaves at four can start school care on its birthday, with its own days (PLAN-5)', async () => {
    const shown = await openPlanner()
    focusOn(bar(/^Levi Smit/))
    await shown.user.click(await screen.findByRole('button', { name: 'Start bso…' }))
    const fields = await dialog('Plaats Levi Smit')
    expect(fields.getByRole<HTMLInputElement>('checkbox', { name: 'ma' }).checked).toBe(true)
    expect(fields.getByRole<HTMLInputElement>('checkbox', { name: 'vr' }).checked).toBe(false)
    await shown.user.click(fields.getByRole('button', { name: 'Plaats' }))
    await waitFor(() =>
      expect(sent(shown.bridge, 'baseGroups.carryOut')).toMatchObject([
        {
          change: {
            kind: 'place',
            childId: 'child-levi',
            entryId: null,
            setting: 'outOfSchoolCare',
            groupId: school,
            day: '2027-02-22',
            days: [{ weekday: 1 }, { weekday: 2 }],
          },
        },
      ]),
    )
    focusOn(bar(/^Mila Jansen/))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Start bso…' })).toBeNull())
  })
})

describe('in a plan', () => {
  const earlier: PlannedChange = { ...milaToToddlers, day: isoDay('2026-12-07'), settlingInWeeks: 1 }

  test('a move is put in the plan, and takes the place of an earlier one of the same step', async () => {
    const shown = await openPlanner({
      'scenarios.list': () => ({ scenarios: [aScenario([earlier])] }),
    })
    await shown.user.selectOptions(screen.getByLabelText('Plan:'), 'Mila eerder over')
    await screen.findByRole('region', { name: 'Je bekijkt een plan' })
    const held = await dragOver(bar(/^Mila Jansen/), bar(/^Dreumesen, week 2 /), 3 * 28)
    await waitFor(() =>
      expect(sent(shown.bridge, 'baseGroups.try').at(-1)).toMatchObject({
        scenarioId: null,
        changes: [milaToToddlers],
      }),
    )
    held.drop()
    await waitFor(() => expect(sent(shown.bridge, 'scenarios.change')).toHaveLength(1))
    expect(sent(shown.bridge, 'scenarios.change')).toMatchObject([
      { scenarioId: 'scn-1', name: 'Mila eerder over', changes: [milaToToddlers] },
    ])
    expect(sent(shown.bridge, 'baseGroups.carryOut')).toEqual([])
  })

  test('two quick changes both stay: the second builds on the first, not on what was last on screen', async () => {
    let changes: readonly PlannedChange[] = []
    const shown = await openPlanner({
      // The list on screen is not asked again here: no event tells that it is old.
      'scenarios.list': () => ({ scenarios: [aScenario(changes)] }),
      'scenarios.change': (input) => {
        changes = contract['scenarios.change'].input.parse(input).changes
        return { commandId: 'c-1', label: { code: 'kind.swapDay', params: {} } }
      },
    })
    await shown.user.selectOptions(screen.getByLabelText('Plan:'), 'Mila eerder over')
    await screen.findByRole('region', { name: 'Je bekijkt een plan' })
    const first = await dragOver(bar(/^Mila Jansen/), bar(/^Dreumesen, week 2 /), 3 * 28)
    first.drop()
    const second = await dragOver(bar(/^Sam de Wit in Babies/), bar(/^Dreumesen, week 2 /), 28)
    second.drop()
    await waitFor(() => expect(changes.map(({ childId }) => childId)).toEqual(['child-mila', 'child-sam']))
  })

  test('a change that does not fit yet may be planned: the next one can make room for it', async () => {
    const shown = await openPlanner({
      'scenarios.list': () => ({ scenarios: [aScenario([])] }),
      'baseGroups.try': () => anOutcome({ verdict: 'no' }),
    })
    await shown.user.selectOptions(screen.getByLabelText('Plan:'), 'Mila eerder over')
    await screen.findByRole('region', { name: 'Je bekijkt een plan' })
    focusOn(bar(/^Mila Jansen/))
    press('m')
    const fields = await dialog('Verplaats Mila Jansen')
    expect(await fields.findByText('Kan niet')).toBeTruthy()
    await shown.user.click(fields.getByRole('button', { name: 'Zet in dit plan' }))
    await waitFor(() => expect(sent(shown.bridge, 'scenarios.change')).toHaveLength(1))
  })
})
