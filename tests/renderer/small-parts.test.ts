import { describe, expect, test } from 'vitest'
import { isMatch } from '#renderer/src/app/fold-text.ts'
import { chordParts, isLetterChord, isPressed } from '#renderer/src/app/key-binding.ts'
import { halfHoursOf } from '#renderer/src/features/week-board/half-hours.ts'
import { shownHours } from '#renderer/src/features/week-board/shown-hours.ts'
import { parseTimeText } from '#renderer/src/ui/parse-time-text.ts'

describe('a key', () => {
  const event = (
    key: string,
    modifiers: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {},
  ) => ({
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...modifiers,
  })

  test('counts only with its own modifiers', () => {
    expect(isPressed('Ctrl+K', event('k', { ctrlKey: true }))).toBe(true)
    expect(isPressed('Ctrl+K', event('k'))).toBe(false)
    expect(isPressed('Ctrl+Z', event('z', { ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(isPressed('Ctrl+Shift+Z', event('Z', { ctrlKey: true, shiftKey: true }))).toBe(true)
    expect(isPressed('w', event('w', { altKey: true }))).toBe(false)
  })

  test('that is a sign works with and without Shift, as keyboards differ', () => {
    expect(isPressed('+', event('+', { shiftKey: true }))).toBe(true)
    expect(isPressed('+', event('+'))).toBe(true)
    expect(isPressed('?', event('?', { shiftKey: true }))).toBe(true)
  })

  test('may be the plus sign itself', () => {
    expect(chordParts('+')).toEqual({ modifiers: [], key: '+' })
    expect(chordParts('Ctrl++')).toEqual({ modifiers: ['Ctrl'], key: '+' })
    expect(isLetterChord('+')).toBe(true)
    expect(isLetterChord('Enter')).toBe(false)
  })
})

test('searching forgets accents and capitals and starts at every part of a name', () => {
  expect(isMatch('Zoë van der Linden', 'zoe')).toBe(true)
  expect(isMatch('Zoë van der Linden', 'lin zo')).toBe(true)
  expect(isMatch('Zoë van der Linden', 'inden')).toBe(false)
})

describe('the day view', () => {
  const quarter = (startMinute: number, children: number, required: number | null, rostered: number) => ({
    startMinute,
    endMinute: startMinute + 15,
    children,
    required,
    rostered,
  })

  test('shows of a half hour its tighter quarter (CAL-4)', () => {
    const [half] = halfHoursOf([quarter(480, 6, 2, 2), quarter(495, 7, 3, 2)])
    expect(half).toEqual({ startMinute: 480, endMinute: 510, children: 7, required: 3, rostered: 2 })
  })

  test('does not let an empty quarter hide a busy one', () => {
    const [half] = halfHoursOf([quarter(450, 0, 0, 0), quarter(465, 3, 1, 1)])
    expect(half?.children).toBe(3)
  })

  test('runs from seven to seven, and further when somebody is there', () => {
    expect(shownHours({ startMinute: 450, endMinute: 1110 })).toEqual({ startMinute: 420, endMinute: 1140 })
    expect(shownHours({ startMinute: 390, endMinute: 1155 })).toEqual({ startMinute: 360, endMinute: 1200 })
  })
})

test.each([
  ['7:30', 450],
  ['7.30', 450],
  ['0730', 450],
  ['730', 450],
  ['7', 420],
  ['18:00', 1080],
])('the time %s is understood', (text, minute) => {
  expect(parseTimeText(text)).toBe(minute)
})

test.each(['25:00', '7:60', 'half acht', '', '12345'])('"%s" is no time', (text) => {
  expect(parseTimeText(text)).toBeUndefined()
})
