import { screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { renderApp } from '../render-app.tsx'
import { mergeAnswers } from './merge-house.ts'

function papers(families: CallOutput<'merging.papers'>['families']): CallOutput<'merging.papers'> {
  return {
    locationName: 'De Regenboog',
    hostName: 'Dreumesen',
    groupNames: ['Babies', 'Dreumesen'],
    setting: 'dayCare',
    validFrom: isoDay('2026-12-01'),
    validUntil: isoDay('2026-12-31'),
    weekdays: [2, 4],
    startMinute: 450,
    endMinute: 1080,
    reasonCode: 'merge.reason.lowOccupancy',
    letter: [{ code: 'verdict.ok', params: {} }],
    families,
  }
}
const sam = {
  childId: 'sam' as ChildId,
  name: 'Sam de Wit',
  groupName: 'Babies',
  language: 'nl' as const,
  needsConsent: true,
}
const oliver = {
  ...sam,
  childId: 'oliver' as ChildId,
  name: 'Oliver Brown',
  groupName: 'Dreumesen',
  language: 'en' as const,
}
const mila = { ...sam, childId: 'mila' as ChildId, name: 'Mila Jansen', needsConsent: false }

describe('GROUP-3 the papers of a merge', () => {
  test('one form for each child that still needs consent, with name, groups, period and a place to sign', async () => {
    renderApp('/merging/papers/merge-1', mergeAnswers({ 'merging.papers': () => papers([sam, mila]) }))
    const form = within(await screen.findByRole('article', { name: 'Formulier: Sam de Wit' }))
    expect(form.getByText('01-12-2026 t/m 31-12-2026')).toBeTruthy()
    expect(form.getByText('dinsdag en donderdag')).toBeTruthy()
    expect(form.getByText('07:30–18:00')).toBeTruthy()
    expect(form.getByText('Tweede groep').nextElementSibling?.textContent).toBe('Dreumesen')
    expect(form.getByText('Handtekening:')).toBeTruthy()
    expect(screen.queryByRole('article', { name: /Mila/ })).toBeNull()
  })

  test('each family reads its own language, whatever the screen speaks', async () => {
    renderApp('/merging/papers/merge-1', mergeAnswers({ 'merging.papers': () => papers([sam, oliver]) }))
    const form = await screen.findByRole('article', { name: 'Form: Oliver Brown' })
    expect(form.getAttribute('lang')).toBe('en')
    expect(form.textContent).toContain('Consent for a second group')
    expect(form.textContent).toContain('Tuesday and Thursday')
    // The host's own child goes into the room of nobody else: its second group is the other one.
    expect(within(form).getByText('Second group').nextElementSibling?.textContent).toBe('Babies')
    expect(screen.getByRole('article', { name: 'Letter in English' })).toBeTruthy()
    expect(screen.getByRole('article', { name: 'Brief in het Nederlands' })).toBeTruthy()
  })

  test('says so when no form is needed, and prints what is chosen', async () => {
    const shown = renderApp(
      '/merging/papers/merge-1',
      mergeAnswers({ 'merging.papers': () => papers([mila]) }),
    )
    expect(await screen.findByText(/Er zijn geen formulieren nodig/)).toBeTruthy()
    const print = vi.fn<() => void>()
    window.print = print
    await shown.user.click(screen.getByRole('button', { name: 'Druk af' }))
    expect(print).toHaveBeenCalledTimes(1)
    await shown.user.click(screen.getByRole('radio', { name: 'Alleen de formulieren' }))
    expect(screen.queryByRole('article')).toBeNull()
  })

  test('an agreement that is gone says so', async () => {
    renderApp(
      '/merging/papers/gone',
      mergeAnswers({ 'merging.papers': () => ({ refusal: { code: 'test.gone', params: {} } }) }),
    )
    expect(await screen.findByText('test.gone')).toBeTruthy()
  })
})
