import { describe, expect, test } from 'vitest'
import { createMakeUnreadable } from '#electron/services/support/make-unreadable.ts'

describe('making names unreadable (PRIV-9)', () => {
  const hide = createMakeUnreadable(['Noor', 'van der Bakker', 'Zoë', 'De Regenboog', 'Şahin', 'J'])

  test('takes a name out wherever it stands as a word, in capitals or not, with its accent or without', () => {
    expect(hide('Noor, NOOR en noor')).toBe('•••, ••• en •••')
    expect(hide('zoe was bij Zoë')).toBe('••• was bij •••')
    expect(hide('familie sahin')).toBe('familie •••')
  })

  test('takes it out of an id and of a folder as well', () => {
    expect(hide('regenboog-babies')).toBe('•••-babies')
    expect(hide('/home/noor.bakker/app')).toBe('/home/•••.•••/app')
  })

  test('leaves words alone that only begin like a name, and the small words of a surname', () => {
    expect(hide('noordelijk van de bakkerij')).toBe('noordelijk van de bakkerij')
  })
})
