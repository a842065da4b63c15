import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { whereToListen } from '#headquarters/http/where-to-listen.ts'
import { verbHelpLines, verbs } from '#headquarters/cli/verbs.ts'
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

  test.each([[['help', 'revoke']], [['revoke', '--help']], [['revoke', '-h']]])(
    '%j asks for the help of that verb',
    (words) => {
      const read = readOptions(words, machine())
      expect(read).toMatchObject({ ok: true, value: { kind: 'help', verb: { name: 'revoke' } } })
      if (!read.ok || read.value.kind !== 'help' || read.value.verb === undefined) return
      const lines = verbHelpLines(read.value.verb)
      expect(lines[0]).toBe('Use: hq revoke DEVICE --wipe now|after-push')
      expect(lines.join('\n')).toContain('--wipe after-push')
    },
  )

  test('only what begins a headquarters may make one where there is none', () => {
    const begins = verbs.filter(({ mayCreate }) => mayCreate === true).map(({ name }) => name)
    expect(begins).toEqual(['create-organisation', 'import', 'restore'])
  })

  test('help about a word that is no verb says so', () => {
    expect(readOptions(['help', 'fly'], machine())).toMatchObject({ ok: false })
  })

  test.each(verbs.map((verb) => [verb.name, verb] as const))(
    '%s tells of each of its words',
    (_name, verb) => {
      const help = verbHelpLines(verb).join('\n')
      for (const option of Object.keys(verb.options)) expect(help).toContain(`--${option}`)
      expect(help).toContain(verb.about)
    },
  )
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
