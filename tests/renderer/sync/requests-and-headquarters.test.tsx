import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { RequestId } from '#shared/domain/ids.ts'
import { waitingActsOf } from '#renderer/src/app/use-waiting-acts.ts'
import { locationId } from '../a-board.ts'
import { renderApp } from '../render-app.tsx'
import { aCheck, aRequestHouse } from '../requests/request-house.ts'
import { aRejectedAct, aWaitingAct, clockOf, connectedAnswers } from './sync-house.ts'

const noor = { kind: 'request' as const, requestId: 'r-noor' as RequestId, locationId }

describe('requests and headquarters', () => {
  test('what headquarters did not accept opens where it stands now: among the open ones, with the verdict of today', async () => {
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('ok'))
    house.add('r-sam', 'Sam de Wit', aCheck('ok'))
    const { user, bridge, goTo, path } = renderApp('/requests?request=r-noor', {
      ...house.answers,
      ...connectedAnswers({}, { attention: [aRejectedAct({ open: noor })] }),
    })
    house.connect(bridge)
    await user.click(await screen.findByRole('button', { name: /^Goedkeuren/ }))
    await waitFor(() => expect(house.statusOf('r-noor')).toBe('approved'))
    // It is looked at once more among the decided ones, so that the page knows it as approved.
    goTo('/requests?request=r-noor')
    await waitFor(() => expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Klaar'))
    goTo('/sync')
    const open = await screen.findByRole('button', { name: /^Open aanvraag/ })
    // Headquarters has judged: the request is open again and does not fit.
    house.add('r-noor', 'Noor Bakker', aCheck('no'))
    bridge.announce(['board', 'requests', 'sync'])
    await user.click(open)
    await waitFor(() => expect(path()).toBe('/requests'))
    await waitFor(() => expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Open'))
    expect(await screen.findByRole('option', { name: /Noor Bakker/, selected: true })).toBeTruthy()
  })

  test('a request whose act waits says so, and another does not', async () => {
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('ok'))
    house.add('r-sam', 'Sam de Wit', aCheck('ok'))
    const { bridge, goTo } = renderApp('/requests?request=r-noor', {
      ...house.answers,
      ...connectedAnswers({ state: 'waiting' }, { waiting: [aWaitingAct({ open: noor })] }),
    })
    house.connect(bridge)
    expect(await screen.findByText(/^Wacht op hoofdkantoor\. Hier geldt het al/)).toBeTruthy()
    goTo('/requests?request=r-sam')
    expect(await screen.findByRole('button', { name: 'Sam de Wit' })).toBeTruthy()
    await waitFor(() => expect(screen.queryByText(/^Wacht op hoofdkantoor\. Hier geldt het al/)).toBeNull())
  })

  test('a place that is given and not yet judged is not promised: that stands beside the answer to copy', async () => {
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('ok'))
    house.add('r-sam', 'Sam de Wit', aCheck('ok'))
    let isJudged = false
    const connected = () =>
      connectedAnswers(
        { state: isJudged ? 'upToDate' : 'offline' },
        { waiting: isJudged ? [] : [aWaitingAct({ open: noor })] },
      )
    const { user, bridge } = renderApp('/requests?request=r-noor', {
      ...house.answers,
      'sync.status': (input) => connected()['sync.status']?.(input) as never,
      'sync.list': (input) => connected()['sync.list']?.(input) as never,
    })
    house.connect(bridge)
    // Before it is given there is nothing to promise.
    const approve = await screen.findByRole('button', { name: /^Goedkeuren/ })
    expect(screen.queryByText(/Beloof het liever nog niet/)).toBeNull()
    await user.click(approve)
    await waitFor(() => expect(house.statusOf('r-noor')).toBe('approved'))
    expect(
      await screen.findByText(/Wacht nog op het hoofdkantoor\. Beloof het liever nog niet\./),
    ).toBeTruthy()
    isJudged = true
    bridge.announce(['requests', 'sync'])
    await waitFor(() => expect(screen.queryByText(/Beloof het liever nog niet/)).toBeNull())
  })

  test('with more acts than the list shows, whatever came after the last of them waits as well', () => {
    const cut = waitingActsOf([aWaitingAct()], 300)
    expect(cut.isWaiting({ commandId: 'c-wait', at: clockOf(8, 12) })).toBe(true)
    expect(cut.isWaiting({ commandId: 'c-later', at: clockOf(9, 0) })).toBe(true)
    expect(cut.isWaiting({ commandId: 'c-before', at: clockOf(8, 0) })).toBe(false)
    const whole = waitingActsOf([aWaitingAct()], 1)
    expect(whole.isWaiting({ commandId: 'c-later', at: clockOf(9, 0) })).toBe(false)
  })
})
