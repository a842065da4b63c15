import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { whereToListen } from '#headquarters/http/where-to-listen.ts'
import { readOptions } from '#headquarters/read-options.ts'

const machine = (env: NodeJS.ProcessEnv = {}) => ({ platform: 'linux' as const, env, folder: '/home/hq' })

describe('the words behind hq', () => {
  test('no words: it serves on port 4870, next to the data of the app', () => {
    const read = readOptions([], machine({ XDG_DATA_HOME: '/data' }))
    expect(read).toMatchObject({
      ok: true,
      value: {
        kind: 'serve',
        server: {
          port: 4870,
          host: null,
          dataFolder: '/data/Dagdeel hoofdkantoor',
          databaseUrl: null,
          isSample: false,
        },
      },
    })
  })

  test('the folder may stand before or behind a verb, and starts where the operator stands', () => {
    for (const words of [
      ['--data', 'hq', 'revoke', 'd1', '--wipe', 'now'],
      ['revoke', 'd1', '--wipe', 'now', '--data=hq'],
    ]) {
      expect(readOptions(words, machine())).toMatchObject({
        ok: true,
        value: { kind: 'verb', verb: 'revoke', words: ['d1', '--wipe', 'now'], dataFolder: '/home/hq/hq' },
      })
    }
  })

  test.each([
    [['--port', '70000']],
    [['--port', 'x']],
    [['--data']],
    [['--data=']],
    [['--nonsense']],
    [['fly']],
    [['--oldest-app', 'new']],
  ])('%j is refused with a sentence', (words) => {
    const read = readOptions(words, machine())
    expect(read.ok).toBe(false)
    expect(read.ok ? '' : read.refusal).toMatch(/\S+ \S+/)
  })

  test('a database address that is no PostgreSQL is refused, without repeating what may hold a password', () => {
    const read = readOptions([], machine({ HQ_DATABASE_URL: 'mysql://root:geheim@db/hq' }))
    expect(read.ok).toBe(false)
    expect(JSON.stringify(read)).not.toContain('geheim')
  })

  test.each([['help'], ['--help'], ['-h']])('%s asks for help', (word) => {
    expect(readOptions([word], machine())).toEqual({ ok: true, value: { kind: 'help' } })
  })
})

describe('where headquarters listens', () => {
  const wish = { host: null, port: 0, certFile: null, keyFile: null }

  test('without a certificate: this machine only, whatever is asked', () => {
    expect(whereToListen(wish)).toMatchObject({ ok: true, value: { host: '127.0.0.1', tls: null } })
    for (const host of ['0.0.0.0', '::', '192.168.1.20', 'hq.example']) {
      const place = whereToListen({ ...wish, host })
      expect(place.ok ? '' : place.refusal).toContain('Give a certificate and its key')
    }
  })

  test('with a certificate and its key: every address of the machine', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dagdeel-tls-'))
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    writeFileSync(certFile, 'cert')
    writeFileSync(keyFile, 'key')
    expect(whereToListen({ ...wish, certFile, keyFile })).toMatchObject({
      ok: true,
      value: { host: '0.0.0.0', tls: { cert: Buffer.from('cert'), key: Buffer.from('key') } },
    })
    expect(whereToListen({ ...wish, certFile, keyFile: join(folder, 'none.pem') })).toMatchObject({
      ok: false,
    })
  })

  test('half of the two is refused', () => {
    expect(whereToListen({ ...wish, certFile: '/cert.pem' })).toMatchObject({ ok: false })
    expect(whereToListen({ ...wish, keyFile: '/key.pem' })).toMatchObject({ ok: false })
  })
})
