import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { linesInSight } from '#renderer/src/features/audit-log/use-line-window.ts'
import type { AuditCheck, AuditLine } from '#shared/ipc/calls/audit.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderPanel } from './render-panel.tsx'

afterEach(() => vi.restoreAllMocks())

const aLine = (seq: number, overrides: Partial<AuditLine> = {}): AuditLine => ({
  seq,
  at: '2026-11-23T08:00:00.000Z' as Instant,
  actorName: 'Sanne Vermeer',
  kind: 'printed',
  what: { code: 'audit.line.printed', params: { count: 1, thingCode: 'audit.thing.mergePapers' } },
  about: '',
  ...overrides,
})

const aCheck = (overrides: Partial<AuditCheck> = {}): AuditCheck => ({
  checkedAt: '2026-11-23T08:00:00.000Z' as Instant,
  lineCount: 1_234,
  firstAt: '2026-01-05T08:00:00.000Z' as Instant,
  redactedCount: 0,
  clockBackCount: 0,
  restoredCount: 0,
  findingCount: 0,
  findings: [],
  ...overrides,
})

const people = [
  { id: 'staff-1', name: 'Sanne Vermeer' },
  { id: 'staff-2', name: 'Bas Aydin' },
]

const answers: Answers = {
  'audit.standing': () => ({ lineCount: 3, check: null, people }),
  'audit.list': () => ({
    lines: [
      aLine(3, {
        kind: 'signInFailed',
        actorName: 'Bas Aydin',
        what: { code: 'audit.line.signInFailed', params: { count: 3 } },
      }),
      aLine(2, {
        kind: 'revealed',
        about: 'Noor Bakker',
        what: { code: 'audit.line.revealed', params: { count: 1, thingCode: 'audit.thing.phone' } },
      }),
      aLine(1),
    ],
    nextBeforeSeq: null,
  }),
  'children.search': () => ({
    children: [
      {
        id: 'child-noor' as ChildId,
        name: 'Noor Bakker',
        sortName: 'Bakker, Noor',
        ageMonths: 32,
        groupName: 'Babies',
        weekdays: [1, 2],
        flags: [],
      },
    ],
  }),
}

const rows = async () => {
  const table = await screen.findByRole('table')
  await waitFor(() => expect(within(table).getAllByRole('row').length).toBeGreaterThan(1))
  return within(table).getAllByRole('row').slice(1)
}
const lastInput = (bridge: { readonly calls: readonly { call: string; input: unknown }[] }, call: string) =>
  bridge.calls.findLast((each) => each.call === call)?.input

test('each line says when, who, what and about whom, in words (PRIV-5)', async () => {
  renderPanel(answers)
  const texts = (await rows()).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))
  expect(texts).toEqual([
    ['ma 23 nov 2026 09:00', 'Bas Aydin', '3 keer mislukt inloggen', ''],
    ['ma 23 nov 2026 09:00', 'Sanne Vermeer', 'Bekeken: telefoonnummer', 'Noor Bakker'],
    ['ma 23 nov 2026 09:00', 'Sanne Vermeer', 'Afgedrukt: papieren van samenvoegen', ''],
  ])
})

describe('the check', () => {
  test('says that the chain holds and when it was looked at', async () => {
    let check: AuditCheck | null = null
    const { user, announcer } = renderPanel({
      ...answers,
      'audit.standing': () => ({ lineCount: 3, check, people }),
      'audit.verify': () => (check = aCheck()),
    })
    expect(await screen.findByText('Het logboek heeft 3 regels. Het is nog niet nagekeken.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Kijk het logboek na' }))
    const sentence = 'Het logboek klopt · 1234 regels · gecontroleerd ma 23 nov 09:00'
    expect(await screen.findByText(sentence)).toBeTruthy()
    expect(announcer.current()).toBe(sentence)
  })

  test('says by number what is wrong, and what is no mistake', async () => {
    const check = aCheck({
      findingCount: 1,
      findings: [{ code: 'verify.chainMissing', params: { from: 12, until: 14 } }],
      redactedCount: 2,
      clockBackCount: 1,
      restoredCount: 1,
    })
    renderPanel({ ...answers, 'audit.standing': () => ({ lineCount: 3, check, people }) })
    expect(await screen.findByText(/Het logboek klopt niet: 1 punt/)).toBeTruthy()
    expect(screen.getByText('In het logboek ontbreken de regels 12 tot en met 14.')).toBeTruthy()
    expect(screen.getByText(/Uit 2 handelingen zijn gegevens gewist/)).toBeTruthy()
    expect(screen.getByText(/De klok van deze computer ging 1 keer terug/)).toBeTruthy()
    expect(screen.getByText(/1 keer is een reservekopie teruggezet/)).toBeTruthy()
  })
})

describe('looking for something', () => {
  test('a person and a kind go along with the question, and one act shows all again', async () => {
    const { bridge, user } = renderPanel(answers)
    await rows()
    await user.selectOptions(screen.getByLabelText('Wie'), 'Bas Aydin')
    await user.selectOptions(screen.getByLabelText('Soort'), 'In- en uitloggen')
    await waitFor(() =>
      expect(lastInput(bridge, 'audit.list')).toMatchObject({ actorId: 'staff-2', group: 'access' }),
    )
    await user.click(screen.getByRole('button', { name: 'Toon alles' }))
    expect(screen.queryByRole('button', { name: 'Toon alles' })).toBeNull()
    expect(screen.getByLabelText<HTMLSelectElement>('Wie').value).toBe('')
  })

  test('a period, typed as people say it', async () => {
    const { bridge, user } = renderPanel(answers)
    await rows()
    await user.type(screen.getByLabelText('Vanaf'), '2-11')
    await waitFor(() => expect(lastInput(bridge, 'audit.list')).toMatchObject({ fromDay: '2026-11-02' }))
  })

  test('a child, by a few letters of its name', async () => {
    const { bridge, user } = renderPanel(answers)
    await rows()
    await user.type(screen.getByRole('combobox', { name: 'Kind' }), 'noo')
    await screen.findByRole('option', { name: /Noor Bakker/, hidden: true })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(lastInput(bridge, 'audit.list')).toMatchObject({ childId: 'child-noor' }))
  })

  test('nothing that fits is said, with what to do', async () => {
    renderPanel({ ...answers, 'audit.list': () => ({ lines: [], nextBeforeSeq: null }) })
    expect(await screen.findByRole('heading', { name: 'Geen regels' })).toBeTruthy()
  })
})

test('lines do not move under who reads them: what was added waits until it is asked for', async () => {
  let lineCount = 3
  const { bridge, user } = renderPanel({
    ...answers,
    'audit.standing': () => ({ lineCount, check: null, people }),
  })
  await rows()
  const asked = bridge.calls.filter(({ call }) => call === 'audit.list').length
  lineCount = 5
  bridge.announce(['history'])
  await screen.findByText(/Er kwamen 2 regels bij/)
  expect(bridge.calls.filter(({ call }) => call === 'audit.list')).toHaveLength(asked)
  await user.click(screen.getByRole('button', { name: 'Toon' }))
  await waitFor(() =>
    expect(bridge.calls.filter(({ call }) => call === 'audit.list')).toHaveLength(asked + 1),
  )
  expect(screen.queryByText(/Er kwamen/)).toBeNull()
})

describe('ten thousand lines', () => {
  const inPages: Answers = {
    ...answers,
    'audit.list': ({ beforeSeq }) => {
      const newest = (beforeSeq ?? 10_001) - 1
      return {
        lines: Array.from({ length: 200 }, (_, place) => aLine(newest - place)),
        nextBeforeSeq: newest > 200 ? newest - 199 : null,
      }
    },
  }

  test('come a page at a time, and only what is in sight is painted', async () => {
    const { user } = renderPanel(inPages)
    expect(await rows()).toHaveLength(200)
    await user.click(screen.getByRole('button', { name: 'Toon oudere regels' }))
    await waitFor(async () => expect(await rows()).toHaveLength(400))
    await user.click(screen.getByRole('button', { name: 'Toon oudere regels' }))
    await waitFor(async () => expect((await rows()).length).toBeLessThan(60))
    expect((await rows()).map((row) => row.getAttribute('aria-rowindex')).slice(0, 2)).toEqual(['2', '3'])
  })

  test.each([
    [0, 0, 33],
    [36_000, 980, 1_033],
    [359_000, 9_952, 10_000],
    [999_999_999, 9_999, 10_000],
  ])('at %i pixels lines %i to %i are painted', (topPixel, first, end) => {
    const sight = { topPixel, heightPixels: 468, linePixels: 36, count: 10_000 }
    expect(linesInSight(sight)).toEqual({ first, end })
  })
})

describe('the file', () => {
  test('is saved with the filter that is on screen, and says how many lines', async () => {
    const saved = vi.fn(() => 'blob:it')
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: saved, revokeObjectURL: () => undefined }))
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    const { bridge, user, announcer } = renderPanel({
      ...answers,
      'audit.export': () => ({ fileName: 'logboek-2026-11-23.csv', base64: 'YQ==', lineCount: 2 }),
    })
    await rows()
    await user.selectOptions(screen.getByLabelText('Soort'), 'Gewist')
    await user.click(screen.getByRole('button', { name: 'Bewaar als bestand' }))
    await waitFor(() => expect(announcer.current()).toBe('logboek-2026-11-23.csv bewaard, 2 regels.'))
    expect(lastInput(bridge, 'audit.export')).toMatchObject({ group: 'removed' })
    expect(saved).toHaveBeenCalledTimes(1)
  })

  test('is not offered to who looks and changes nothing (PRIV-4)', async () => {
    const actor = { id: 'x', name: 'Inspecteur', role: 'inspector' as const, locationIds: [] }
    renderPanel(answers, { actor })
    await rows()
    expect(screen.queryByRole('button', { name: 'Bewaar als bestand' })).toBeNull()
  })

  test('a log that is too long for one file says so', async () => {
    const { user } = renderPanel({
      ...answers,
      'audit.export': () => ({ refusal: { code: 'audit.tooMany', params: { count: 40_000 } } }),
    })
    await rows()
    await user.click(screen.getByRole('button', { name: 'Bewaar als bestand' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Kies een kortere periode')
  })
})

test('headquarters, who may not look at children, is not asked for one (PRIV-4)', async () => {
  const actor = { id: 'x', name: 'Kantoor', role: 'headquartersAdmin' as const, locationIds: [] }
  renderPanel(answers, { actor })
  await rows()
  expect(screen.queryByRole('combobox', { name: 'Kind' })).toBeNull()
})
