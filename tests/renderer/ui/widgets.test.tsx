import { MantineProvider } from '@mantine/core'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CallError } from '#renderer/src/app/call-error.ts'
import { TextsProvider } from '#renderer/src/app/texts.tsx'
import { Button } from '#renderer/src/ui/Button.tsx'
import { ButtonRow } from '#renderer/src/ui/ButtonRow.tsx'
import { CallTrouble } from '#renderer/src/ui/CallTrouble.tsx'
import { FindField } from '#renderer/src/ui/FindField.tsx'
import { Form } from '#renderer/src/ui/Form.tsx'
import { FormFoot } from '#renderer/src/ui/FormFoot.tsx'
import { ProblemNotice } from '#renderer/src/ui/ProblemNotice.tsx'
import { Table } from '#renderer/src/ui/Table.tsx'
import { keyBeside, tabId, TabRow } from '#renderer/src/ui/TabRow.tsx'
import { TextField } from '#renderer/src/ui/TextField.tsx'
import { preparePage } from '../render-app.tsx'

beforeEach(() => preparePage())

const show = (children: ReactNode) =>
  render(
    <MantineProvider>
      <TextsProvider language="nl">{children}</TextsProvider>
    </MantineProvider>,
  )

describe('a form', () => {
  const showForm = (problem: string | null, onCancel?: () => void) => {
    const onSubmit = vi.fn<() => void>()
    show(
      <Form aria-label="Nieuwe naam" onSubmit={onSubmit}>
        <TextField label="Naam" value="" onChange={() => undefined} />
        <FormFoot problem={problem} {...(onCancel === undefined ? {} : { onCancel })}>
          <Button kind="primary" type="submit">
            Bewaar
          </Button>
        </FormFoot>
      </Form>,
    )
    return onSubmit
  }

  test('is sent by Enter and by its button, and the page stays', async () => {
    const left = vi.fn<(isStopped: boolean) => void>()
    const onLeave = (event: Event) => left(event.defaultPrevented)
    const onSubmit = showForm(null)
    window.addEventListener('submit', onLeave)
    const user = userEvent.setup()
    await user.type(screen.getByLabelText('Naam'), '{Enter}')
    await user.click(screen.getByRole('button', { name: 'Bewaar' }))
    window.removeEventListener('submit', onLeave)
    expect(onSubmit).toHaveBeenCalledTimes(2)
    expect(left.mock.calls).toEqual([[true], [true]])
  })

  test('says itself what is missing, not the browser', () => {
    showForm(null)
    expect(screen.getByRole<HTMLFormElement>('form', { name: 'Nieuwe naam' }).noValidate).toBe(true)
  })

  test('ends with the way back and then the suggested act', async () => {
    const onCancel = vi.fn<() => void>()
    const onSubmit = showForm(null, onCancel)
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Annuleren',
      'Bewaar',
    ])
    await userEvent.click(screen.getByRole('button', { name: 'Annuleren' }))
    expect(onCancel).toHaveBeenCalledTimes(1)
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('has no way back where there is nothing to go back to', () => {
    showForm(null)
    expect(screen.queryByRole('button', { name: 'Annuleren' })).toBeNull()
  })

  test('reads aloud beside its buttons why it was refused, and nothing while all is well', () => {
    showForm('Deze naam bestaat al.')
    expect(screen.getByRole('alert').textContent).toBe('Deze naam bestaat al.')
  })
})

test('a problem that is not there takes no room', () => {
  const { container } = show(
    <main>
      <ProblemNotice text={null} />
      <CallTrouble error={null} />
    </main>,
  )
  expect(container.querySelector('main')?.childElementCount).toBe(0)
})

test('what could not be read says why, in words', () => {
  const refusal = { code: 'refusal.notFound', params: {} }
  show(<CallTrouble error={new CallError({ status: 'refused', refusal })} />)
  expect(screen.getByText('Dit is er niet meer.')).toBeTruthy()
})

test('buttons side by side stand in the order they are given', () => {
  show(
    <ButtonRow>
      <Button>Eerst</Button>
      <Button>Dan</Button>
    </ButtonRow>,
  )
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Eerst', 'Dan'])
})

describe('a table', () => {
  const row = (
    <tr>
      <th scope="row">Mila</th>
      <td>3</td>
      <td>
        <Button>Toon</Button>
      </td>
    </tr>
  )

  test('names its columns, also the one that is only said aloud', () => {
    show(
      <Table caption="Kinderen" columns={['Naam', { number: 'Dagen' }, { hidden: 'Handeling' }]}>
        {row}
      </Table>,
    )
    const table = screen.getByRole('table', { name: 'Kinderen' })
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Naam', 'Dagen', 'Handeling'])
    expect(screen.getByText('Handeling').className).toBe('visuallyHidden')
    expect(screen.getByText('Kinderen').className).toBe('visuallyHidden')
    expect(screen.queryByRole('region')).toBeNull()
  })

  test('shows its caption where no heading says it', () => {
    show(
      <Table caption="Verschillen" isCaptionShown columns={['Naam', 'Nu', 'Straks']}>
        {row}
      </Table>,
    )
    expect(screen.getByText('Verschillen').className).not.toBe('visuallyHidden')
  })

  test('that may be long scrolls by itself and can be reached with the keyboard', async () => {
    show(
      <Table region="Wie er gaan" columns={['Naam', 'Dagen', 'Handeling']}>
        {row}
      </Table>,
    )
    await userEvent.tab()
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Wie er gaan' }))
  })
})

describe('tabs', () => {
  const tabs = [
    { key: 'open', label: 'Open', count: 2 },
    { key: 'waiting', label: 'Wachtlijst' },
    { key: 'done', label: 'Klaar', count: 0 },
  ] as const
  type Key = (typeof tabs)[number]['key']

  function Tabs({ onPress }: { readonly onPress?: () => void }) {
    const [current, setCurrent] = useState<Key>('open')
    return (
      <>
        <TabRow<Key>
          label="Aanvragen"
          tabs={tabs}
          current={current}
          panelId="lijst"
          onTab={setCurrent}
          onPress={onPress}
        />
        <div id="lijst" role="tabpanel" aria-labelledby={tabId('lijst', current)} />
      </>
    )
  }
  const chosen = () => screen.getByRole('tab', { selected: true }).textContent

  test('are one stop, and arrows move between them and around the ends', async () => {
    const onPress = vi.fn<() => void>()
    show(<Tabs onPress={onPress} />)
    const user = userEvent.setup()
    await user.tab()
    expect(document.activeElement?.textContent).toBe('Open 2')
    await user.keyboard('{ArrowRight}')
    expect(chosen()).toBe('Wachtlijst')
    expect(document.activeElement?.textContent).toBe('Wachtlijst')
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(chosen()).toBe('Klaar 0')
    expect(onPress).not.toHaveBeenCalled()
    await user.tab()
    expect(document.activeElement).toBe(document.body)
  })

  test('name the panel of what they show', async () => {
    const onPress = vi.fn<() => void>()
    show(<Tabs onPress={onPress} />)
    await userEvent.click(screen.getByRole('tab', { name: 'Wachtlijst' }))
    expect(screen.getByRole('tabpanel', { name: 'Wachtlijst' }).id).toBe('lijst')
    expect(onPress).toHaveBeenCalledTimes(1)
  })

  test('have a neighbour on both sides, also at the ends', () => {
    expect(keyBeside(['a', 'b', 'c'], 'c', 1)).toBe('a')
    expect(keyBeside(['a', 'b', 'c'], 'a', -1)).toBe('c')
    expect(keyBeside(['a', 'b', 'c'], 'a', 1)).toBe('b')
  })
})

describe('a field that finds somebody', () => {
  const people = [
    { id: 'p1', name: 'Mila' },
    { id: 'p2', name: 'Milan' },
  ]

  function Finder({ onChoose }: { readonly onChoose: (person: string | null) => void }) {
    const [letters, setLetters] = useState('')
    return (
      <>
        <FindField
          label="Wie"
          onAsk={setLetters}
          found={letters === '' ? [] : people}
          isSearching={false}
          optionOf={({ id, name }) => ({ value: id, label: name })}
          onChoose={(person) => onChoose(person?.name ?? null)}
        />
        <output>{letters}</output>
      </>
    )
  }

  test('offers who fits, and one key chooses; after that nothing is looked up', async () => {
    const onChoose = vi.fn<(person: string | null) => void>()
    show(<Finder onChoose={onChoose} />)
    const user = userEvent.setup()
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Wie' })
    await user.type(field, ' mil')
    expect(screen.getByRole('status').textContent).toBe('mil')
    await user.click(await screen.findByText('Milan'))
    expect(field.value).toBe('Milan')
    expect(onChoose).toHaveBeenLastCalledWith('Milan')
    expect(screen.getByRole('status').textContent).toBe('')
  })

  test('takes the choice back as soon as somebody types on', async () => {
    const onChoose = vi.fn<(person: string | null) => void>()
    show(<Finder onChoose={onChoose} />)
    const user = userEvent.setup()
    const field = screen.getByRole('combobox', { name: 'Wie' })
    await user.type(field, 'mil')
    await user.click(await screen.findByText('Mila'))
    await user.type(field, 'x')
    expect(onChoose).toHaveBeenLastCalledWith(null)
  })

  test('asks for no more than a hundred letters', async () => {
    show(<Finder onChoose={() => undefined} />)
    const user = userEvent.setup()
    await user.click(screen.getByRole('combobox', { name: 'Wie' }))
    await user.paste('x'.repeat(150))
    expect(screen.getByRole('status').textContent).toHaveLength(100)
  })
})
