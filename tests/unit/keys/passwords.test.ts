import { argon2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { judgePassword } from '#electron/keys/judge-password.ts'
import { isGuessedFirst } from '#electron/keys/short-code.ts'
import { newStretching, stretchPassword } from '#electron/keys/stretch-password.ts'

describe('stretching a password', () => {
  it('is Argon2id of 64 MiB and three passes, as another implementation works it out', async () => {
    const stretching = newStretching()
    expect(stretching).toMatchObject({ name: 'argon2id', memoryKib: 65_536, passes: 3, lanes: 1 })
    const expected = argon2Sync('argon2id', {
      message: Buffer.from('krokus in maart'),
      nonce: Buffer.from(stretching.salt, 'base64'),
      ...{ parallelism: 1, tagLength: 32, memory: 65_536, passes: 3 },
    })
    expect((await stretchPassword('krokus in maart', stretching)).equals(expected)).toBe(true)
  })
  it('gives everybody a salt of her own', () => {
    expect(newStretching().salt).not.toBe(newStretching().salt)
  })
})

describe('a password', () => {
  const names = ['Sanne Vermeer', 'De Regenboog']
  it.each(['krokus in maart', 'fietsen naar zee', 'appeltaart met slagroom', 'tafel stoel raam deur'])(
    '"%s" will do',
    async (password) => {
      expect(await judgePassword(password, names)).toMatchObject({ isAccepted: true, reason: null })
    },
  )
  it.each([
    ['negentien', 'password.short'],
    ['1234567890', 'password.guessable'],
    ['wachtwoord1', 'password.guessable'],
    ['qwertyuiop12', 'password.guessable'],
    ['zomervakantie', 'password.guessable'],
    ['dagdeel2026', 'password.guessable'],
    ['welkom2026!', 'password.guessable'],
    ['!!Wachtwoord#1', 'password.guessable'],
    ['sannevermeer', 'password.name'],
    ['Regenboog2026', 'password.name'],
  ])('"%s" will not: %s', async (password, code) => {
    const verdict = await judgePassword(password, names)
    expect([verdict.isAccepted, verdict.reason?.code]).toEqual([false, code])
  })
  it('is judged as quickly when somebody pastes a book', async () => {
    expect((await judgePassword('krokus in maart '.repeat(12), names)).isAccepted).toBe(true)
  })
})

describe('a short code', () => {
  it.each([
    '0000',
    '1111',
    '1234',
    '4321',
    '0123',
    '9876',
    '1212',
    '5757',
    '123123',
    '1987',
    '2005',
    '12345678',
  ])('%s is what anybody tries first', (pin) => expect(isGuessedFirst(pin)).toBe(true))
  it.each(['2580', '7391', '8642', '1357', '19870', '204816'])('%s will do', (pin) =>
    expect(isGuessedFirst(pin)).toBe(false),
  )
})
