import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { aSession } from '../a-board.ts'
import { aBatchLabel } from './request-house.ts'
import { aHouseOfThree, chosenRow, listRows, openInbox, press, tickedNames } from './inbox-at-hand.ts'

const dialog = () => screen.findByRole('dialog', { name: 'Samen goedkeuren' })

describe('several requests in one go', () => {
  test('all that fit are reviewed in order and approved with one press. CHECK-4', async () => {
    const house = aHouseOfThree()
    const { user } = await openInbox(house)
    await user.click(screen.getByRole('button', { name: '2 die kunnen: goedkeuren…' }))
    const review = within(await dialog())
    await review.findByText('Noor Bakker')
    expect(review.getAllByRole('listitem').map((item) => item.textContent)).toHaveLength(2)
    await user.click(await review.findByRole('button', { name: /^Keur 2 goed/ }))
    await waitFor(() => expect(house.statusOf('r-levi')).toBe('approved'))
    expect(house.batches).toEqual([['r-noor', 'r-levi']])
    expect(await screen.findByText('2 aanvragen goedgekeurd.', { selector: 'section *' })).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('Space ticks, Shift and the arrows tick more, Esc nothing: A then means what is ticked', async () => {
    const house = aHouseOfThree()
    await openInbox(house)
    press(' ')
    await waitFor(() => expect(tickedNames()).toEqual(['Noor']))
    press(' ')
    await waitFor(() => expect(tickedNames()).toEqual([]))
    press('ArrowDown', { shiftKey: true })
    await waitFor(() => expect(tickedNames()).toEqual(['Noor', 'Levi']))
    press('ArrowDown', { shiftKey: true })
    await waitFor(() => expect(tickedNames()).toEqual(['Noor', 'Levi', 'Sam']))
    press('a')
    const review = within(await dialog())
    expect(await review.findAllByRole('listitem')).toHaveLength(3)
    expect(house.statusOf('r-noor')).toBe('open')
    const yes = await review.findByRole('button', { name: /^Keur 2 goed/ })
    await waitFor(() => expect(document.activeElement).toBe(yes))
    press('Escape')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(chosenRow()))
    press('Escape')
    await waitFor(() => expect(tickedNames()).toEqual([]))
  })

  test('what cannot be approved stays open, named with its reason', async () => {
    const house = aHouseOfThree()
    const { user } = await openInbox(house)
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    await waitFor(() => expect(tickedNames()).toHaveLength(3))
    press('Enter')
    await user.click(await within(await dialog()).findByRole('button', { name: /^Keur 2 goed/ }))
    const result = within(await screen.findByRole('region', { name: 'Samen goedgekeurd' }))
    expect(result.getByText('2 aanvragen goedgekeurd. 1 bleef open:')).toBeTruthy()
    expect(result.getByText('Sam de Wit')).toBeTruthy()
    expect(house.statusOf('r-sam')).toBe('open')
    // What was ticked is done with.
    await waitFor(() => expect(tickedNames()).toEqual([]))
  })

  test('one way back undoes all of it, as long as it is the latest step', async () => {
    const house = aHouseOfThree()
    let undo: Message | null = null
    let undone = 0
    const step: CallOutput<'history.list'>['entries'][number] = {
      commandId: 'batch-1',
      at: '2026-11-26T08:00:00.000Z' as never,
      actorName: 'Sanne Vermeer',
      label: aBatchLabel(2),
      isUndone: false,
      isUndo: false,
    }
    const { user, bridge } = await openInbox(house, {
      'session.get': () => aSession({ undo }),
      'history.list': () => ({ entries: [step] }),
      'history.undo': () => {
        undone += 1
        return { commandId: 'undo', label: aBatchLabel(2) }
      },
    })
    await user.click(screen.getByRole('button', { name: '2 die kunnen: goedkeuren…' }))
    await user.click(await within(await dialog()).findByRole('button', { name: /^Keur 2 goed/ }))
    await screen.findByRole('region', { name: 'Samen goedgekeurd' })
    // Undo would take something else, so it is not offered here.
    undo = { code: 'requests.did.decline', params: {} }
    bridge.announce(['history'])
    await screen.findByRole('region', { name: 'Samen goedgekeurd' })
    expect(screen.queryByRole('button', { name: 'Maak alles ongedaan' })).toBeNull()
    undo = step.label
    bridge.announce(['history'])
    await user.click(await screen.findByRole('button', { name: 'Maak alles ongedaan' }))
    await waitFor(() => expect(undone).toBe(1))
  })

  test('a refusal of the whole is a sentence in the review, and nothing is lost', async () => {
    const house = aHouseOfThree()
    const { user } = await openInbox(house, {
      'requests.approveBatch': () => ({ refusal: { code: 'refusal.notFound', params: {} } }),
    })
    await user.click(screen.getByRole('button', { name: '2 die kunnen: goedkeuren…' }))
    await user.click(await within(await dialog()).findByRole('button', { name: /^Keur 2 goed/ }))
    expect(await within(await dialog()).findByRole('alert')).toBeTruthy()
    expect(house.statusOf('r-noor')).toBe('open')
  })

  test('pedagogical staff can look at several together, not approve them. PRIV-4', async () => {
    const actor = { id: 'staff-3', name: 'Fatima Amrani', role: 'pedagogicalStaff' as const, locationIds: [] }
    await openInbox(aHouseOfThree(), { 'session.get': () => aSession({ actor }) })
    expect(screen.queryByRole('button', { name: /die kunnen/ })).toBeNull()
    press(' ')
    await screen.findByRole('button', { name: 'Probeer samen' })
    expect(screen.queryByRole('button', { name: 'Goedkeuren…' })).toBeNull()
    press('a')
    await screen.findByText('Beslissen doet de locatiemanager of de planner.', { selector: '[aria-live]' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('several requests tried together', () => {
  const together = () => within(screen.getByRole('region', { name: 'Probeer samen' }))

  test('show what becomes of each and of the week, and nothing is stored', async () => {
    const house = aHouseOfThree()
    const { bridge } = await openInbox(house)
    press('ArrowDown', { shiftKey: true })
    await waitFor(() => expect(tickedNames()).toHaveLength(2))
    press('p')
    await screen.findByRole('region', { name: 'Probeer samen' })
    await together().findByText('In week 49 verandert 1 dagdeel.')
    const changed = together().getByText('Verandert: van 4 naar 6 kinderen. Nodig: van 2 naar 3.')
    expect(changed.closest('td')?.dataset['changed']).toBe('true')
    expect(bridge.calls.filter(({ call }) => call === 'requests.approveBatch')).toEqual([])
    expect(house.inputsOf(bridge, 'requests.tryDraft').at(-1)).toMatchObject({
      requestIds: ['r-noor', 'r-levi'],
      week: '2026-W49',
    })
  })

  test('another week is a press away, and ticking more changes the outcome', async () => {
    const { user } = await openInbox(aHouseOfThree())
    press('p')
    await together().findByText('Verandert: van 4 naar 5 kinderen. Nodig: van 2 naar 3.')
    press('ArrowDown')
    press(' ')
    await together().findByText('Verandert: van 4 naar 6 kinderen. Nodig: van 2 naar 3.')
    await user.click(together().getByRole('button', { name: 'Volgende week' }))
    await together().findByText('In week 50 verandert er niets.')
    await user.click(together().getByRole('button', { name: 'Week 49' }))
    await together().findByText('In week 49 verandert 1 dagdeel.')
    await user.click(together().getByRole('button', { name: 'Haal Noor Bakker eruit' }))
    await waitFor(() => expect(tickedNames()).toEqual(['Levi']))
  })

  test('wait for somebody who looks at another screen and comes back', async () => {
    await openInbox(aHouseOfThree())
    press(' ')
    press('p')
    await screen.findByRole('region', { name: 'Probeer samen' })
    press('6', { ctrlKey: true })
    await screen.findByRole('heading', { level: 1, name: 'Kinderen' })
    press('2', { ctrlKey: true })
    await screen.findByRole('region', { name: 'Probeer samen' })
    await waitFor(() => expect(tickedNames()).toEqual(['Noor']))
  })

  test('are approved in one go, or thrown away', async () => {
    const house = aHouseOfThree()
    const { user } = await openInbox(house)
    press(' ')
    press('p')
    await user.click(await together().findByRole('button', { name: 'Keur 1 goed' }))
    await waitFor(() => expect(house.statusOf('r-noor')).toBe('approved'))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Probeer samen' })).toBeNull())
    await waitFor(() => expect(listRows()).toHaveLength(2))
    press('Home')
    press('p')
    await user.click(await together().findByRole('button', { name: 'Gooi weg' }))
    await waitFor(() => expect(tickedNames()).toEqual([]))
    expect(house.statusOf('r-levi')).toBe('open')
  })

  test('leave no key that decides about a request that is not on screen', async () => {
    const house = aHouseOfThree()
    const { user } = await openInbox(house)
    press(' ')
    press('p')
    await user.click(await together().findByRole('button', { name: 'Haal Noor Bakker eruit' }))
    await together().findByText('Kies aanvragen uit de lijst')
    chosenRow().focus()
    for (const key of ['Enter', 'a', 'x']) press(key)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(house.statusOf('r-noor')).toBe('open')
  })
})
