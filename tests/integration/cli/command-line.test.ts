import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openData } from '#electron/cli/open-data.ts'
import { runCli } from '#electron/cli/run-cli.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { smallHouse } from '#tests/unit/import/small-house.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const program = join(root, 'electron', 'cli', 'main.ts')
const sample = join(root, 'resources', 'sample')

interface Answer {
  readonly code: number | null
  readonly lines: readonly string[]
  readonly error: string
}

/** The command line in this process: everything but the process itself. */
async function dagdeel(words: readonly string[], input = ''): Promise<Answer> {
  const streams = {
    input: Readable.from([Buffer.from(input)]),
    output: new PassThrough(),
    error: new PassThrough(),
  }
  const [code, output, error] = await Promise.all([
    runCli(words, streams).finally(() => {
      streams.output.end()
      streams.error.end()
    }),
    readText(streams.output),
    readText(streams.error),
  ])
  return { code, lines: linesOf(output), error }
}

/** The command line as a script meets it: a process of its own. */
function dagdeelProcess(words: readonly string[], input = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { stdio: 'pipe' })
    const output = readText(child.stdout)
    const error = readText(child.stderr)
    child.on('error', reject)
    child.on('close', (code) => {
      void Promise.all([output, error]).then(
        ([out, err]) => resolve({ code, lines: linesOf(out), error: err }),
        reject,
      )
    })
    // A verb that does not read leaves us with a closed pipe.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

function linesOf(output: string): readonly string[] {
  return output.split('\n').filter((line) => line !== '')
}

function parsed(answer: Answer): readonly Readonly<Record<string, unknown>>[] {
  return answer.lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
}

let temp: ReturnType<typeof makeTempFolder>
let data: readonly string[]

beforeAll(async () => {
  temp = makeTempFolder()
  data = ['--data', join(temp.folder, 'data')]
  const imported = await dagdeel(['import', sample, ...data])
  if (imported.code !== 0) throw new Error(imported.error)
  expect(imported.error).toContain('kinderen: 198 nieuw')
})
afterAll(() => temp.remove())

describe('ratio', () => {
  test('as a process: a line per case, in order; a line that cannot be read gets its number and the next is still answered', async () => {
    const answer = await dagdeelProcess(
      ['ratio'],
      [
        '{"setting":"kdv","date":"2026-11-26","counts":{"0":2,"1":3}}',
        'rommel',
        '{"setting":"kdv","date":"2026-11-26","counts":{"0":14}}',
        '',
        '{"setting":"tuin","date":"2026-11-26","counts":{}}',
        '{"setting":"bso","date":"2026-11-26","counts":{"5":60}}',
      ].join('\n'),
    )
    expect(parsed(answer)).toMatchObject([
      { staff: 2, allowed: true, verdict: 'ok', law: 'day-care-2019' },
      { code: 'cli.notJson', line: 2 },
      { staff: null, allowed: false, reason: 'ratio.groupTooLarge' },
      { code: 'ratio.caseUnknownSetting', line: 5 },
      { staff: 6, allowed: true },
    ])
    expect(answer.code).toBe(1)
    expect(answer.error).toBe('')
  })

  test('all answered is exit code 0, also when a group is not allowed: that is an answer', async () => {
    const answer = await dagdeel(['ratio'], '{"setting":"kdv","date":"2026-11-26","counts":{"0":14}}')
    expect(parsed(answer)).toMatchObject([{ allowed: false, staff: null }])
    expect(answer.code).toBe(0)
  })

  test('no input is no answers', async () => {
    expect(await dagdeel(['ratio'])).toEqual({ code: 0, lines: [], error: '' })
  })

  test('errors are in the language that was asked for', async () => {
    const [nl, en] = await Promise.all([dagdeel(['ratio'], 'x'), dagdeel(['ratio', '--lang', 'en'], 'x')])
    expect(parsed(nl)).toEqual([{ error: 'De regel is geen JSON.', code: 'cli.notJson', line: 1 }])
    expect(parsed(en)).toEqual([{ error: 'The line is not JSON.', code: 'cli.notJson', line: 1 }])
  })

  test('a line of more than a million characters is refused and the next is answered', async () => {
    const answer = await dagdeel(
      ['ratio'],
      `"${'x'.repeat(1_500_000)}"\n{"setting":"ve","date":"2026-11-26","counts":{"3":9}}\n`,
    )
    expect(parsed(answer)).toMatchObject([{ code: 'cli.lineTooLong', line: 1 }, { staff: 2 }])
  })

  test('fifty thousand cases go through a pipe whose reader stops after the first, without a word of complaint', async () => {
    const child = spawn(process.execPath, [program, 'ratio'], { stdio: 'pipe' })
    let error = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text))
    child.stdin.on('error', () => {})
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end('{"setting":"kdv","date":"2026-11-26","counts":{"0":2,"1":3}}\n'.repeat(50_000))
    expect(await closed).toBe(0)
    expect(error).toBe('')
  })

  test('twenty thousand cases give twenty thousand answers', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `{"setting":"kdv","date":"2026-11-26","counts":{"0":${index % 4},"2":${index % 5}}}`,
    )
    const answer = await dagdeel(['ratio'], lines.join('\n'))
    expect(answer.lines).toHaveLength(20_000)
    expect(answer.code).toBe(0)
  })
})

describe('import', () => {
  test('tells what came in, as one line of JSON and as sentences for a person', async () => {
    const small = join(temp.folder, 'small')
    writeFolder(small, smallHouse)
    const answer = await dagdeel(['import', small, '--data', join(temp.folder, 'small-data'), '--lang', 'en'])
    expect(parsed(answer)).toMatchObject([{ status: 'imported', isClean: true, causes: [] }])
    expect(answer.error).toContain('children: 1 new, 0 updated')
    expect(answer.code).toBe(0)
  })

  test('a folder with mistakes is refused, and the data are as they were', async () => {
    const before = await dagdeel(['board', '2026-W48', ...data])
    const wrong = join(temp.folder, 'wrong')
    writeFolder(wrong, {
      'kinderen.csv': 'nummer;voornaam;achternaam;geboortedatum\nK001;=cmd;X;01-01-2025\n',
    })
    const answer = await dagdeel(['import', wrong, ...data])
    expect(parsed(answer)).toMatchObject([
      {
        status: 'refused',
        causes: [
          {
            code: 'import.formula',
            count: 1,
            places: [{ file: 'kinderen.csv', row: 2, column: 'voornaam' }],
          },
        ],
      },
    ])
    expect(answer.error).toContain('kinderen.csv rij 2 voornaam')
    expect(answer.code).toBe(1)
    expect((await dagdeel(['board', '2026-W48', ...data])).lines).toEqual(before.lines)
  })

  test('--check looks and writes nothing', async () => {
    const answer = await dagdeel(['import', sample, '--check', ...data])
    const [report] = parsed(answer)
    expect(report).toMatchObject({ status: 'checked', done: null })
    expect(report?.['counts']).toContainEqual({
      table: 'child',
      new: 0,
      updated: 0,
      unchanged: 198,
      removed: 0,
    })
    expect(answer.code).toBe(0)
  })

  test('a folder that is not there makes no data folder', async () => {
    const folder = join(temp.folder, 'untouched')
    const answer = await dagdeel(['import', join(temp.folder, 'nergens'), '--data', folder])
    expect(answer).toMatchObject({ code: 2, lines: [] })
    expect(existsSync(folder)).toBe(false)
  })
})

describe('board', () => {
  test('as a process: a line per location', async () => {
    const answer = await dagdeelProcess(['board', '2026-W53', ...data])
    expect(parsed(answer)).toMatchObject([
      { locationId: 'regenboog', week: '2026-W53' },
      { locationId: 'zwaluw' },
    ])
    expect(answer.code).toBe(0)
  })

  test('one location when it is named', async () => {
    expect(parsed(await dagdeel(['board', '48-2026', '--location', 'zwaluw', ...data]))).toMatchObject([
      { locationId: 'zwaluw', week: '2026-W48' },
    ])
  })

  test.each([
    ['a week that does not exist', ['board', '2025-W53'], '2025-W53'],
    ['a location that does not exist', ['board', '2026-W48', '--location', 'x'], 'regenboog'],
  ])('%s is exit code 2', async (_name, words, hint) => {
    const answer = await dagdeel([...words, ...data])
    expect(answer).toMatchObject({ code: 2, lines: [] })
    expect(answer.error).toContain(hint)
  })
})

describe('check', () => {
  test('the whole verdict with its sum, its alternatives and its sentences', async () => {
    const wish = { kind: 'extraDay', child: 'sam de wit', wantedDay: '2026-11-26' }
    const answer = await dagdeel(['check', '--lang', 'en', ...data], JSON.stringify(wish))
    const [check] = parsed(answer)
    expect(check).toMatchObject({
      verdict: 'no',
      childName: 'Sam de Wit',
      resolved: { locationId: 'regenboog', groupId: 'regenboog-babies' },
    })
    const { steps, text } = check as {
      steps: readonly { code: string }[]
      text: { headline: string; steps: readonly { code: string; text: string }[] }
    }
    expect(text.steps.map(({ code }) => code)).toEqual(steps.map(({ code }) => code))
    expect(text.headline).not.toContain('check.')
    expect(answer.code).toBe(0)
  })

  test('lines that make no wish are refused one by one', async () => {
    const answer = await dagdeel(
      ['check', ...data],
      [
        '[]',
        '{"kind":"extraDay","wantedDay":"2026-11-26"}',
        '{"kind":"extraDay","child":"Niemand","wantedDay":"2026-11-26"}',
        '{"kind":"dansen","childId":"K001","wantedDay":"2026-11-26"}',
        '{"kind":"extraDay","childId":"K001","wantedDay":"2026-02-29"}',
        '{"kind":"extraDay","childId":"K001","wantedDay":"2026-11-26","hoed":1}',
        '{"kind":"extraDay","childId":"K001","wantedDay":"2026-11-26"}',
      ].join('\n'),
    )
    expect(parsed(answer).map((line) => line['code'] ?? 'answered')).toEqual([
      'cli.notObject',
      'input.refused',
      'cli.childUnknown',
      'input.refused',
      'input.refused',
      'input.refused',
      'answered',
    ])
    expect(answer.code).toBe(1)
  })
})

describe('apply', () => {
  test('a command is carried out as the app would, a wrong one is refused and the next goes on', async () => {
    const answer = await dagdeel(
      ['apply', ...data],
      [
        '{"type":"settleRoster","args":{"locationId":"zwaluw","week":"2026-W51"}}',
        '{"type":"settleRoster","args":{"locationId":"zwaluw","week":"2026-W51"}}',
        '{"type":"toString","args":{}}',
        '{"type":"settleRoster","args":null}',
        '{"type":"settleRoster"}',
        '{"type":"unsettleRoster","args":{"locationId":"zwaluw","week":"2026-W51"}}',
      ].join('\n'),
    )
    expect(parsed(answer).map((line) => line['code'] ?? (line['label'] as { code: string }).code)).toEqual([
      'command.settleRoster',
      'refusal.alreadySettled',
      'refusal.unknownCommand',
      'refusal.invalid',
      'cli.commandShape',
      'command.unsettleRoster',
    ])
    expect(parsed(answer)[0]).toMatchObject({ text: 'Rooster van week 51 vastgesteld' })
    expect(parsed(answer)[0]?.['commandId']).toMatch(/^[0-9a-f-]{36}$/)
    expect(answer.code).toBe(1)
  })
})

describe('verify', () => {
  test('as a process: data in order', async () => {
    expect(await dagdeelProcess(['verify', ...data])).toMatchObject({
      code: 0,
      lines: ['{"ok":true,"findings":0}'],
    })
  })

  test('a folder without data is not made by looking', async () => {
    const folder = join(temp.folder, 'leeg')
    expect(await dagdeel(['verify', '--data', folder])).toMatchObject({ code: 2, lines: [] })
    expect(existsSync(folder)).toBe(false)
  })

  test('a damaged file is told and not touched', async () => {
    const small = join(temp.folder, 'small')
    writeFolder(small, smallHouse)
    const folder = join(temp.folder, 'damaged')
    await dagdeel(['import', small, '--data', folder])
    const path = join(folder, 'dagdeel.db')
    const file = openSync(path, 'r+')
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, 0)
    closeSync(file)
    const before = readFileSync(path)
    const answer = await dagdeel(['verify', '--data', folder, '--lang', 'en'])
    expect(answer).toMatchObject({ code: 2, lines: [] })
    expect(answer.error).toContain(folder)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a folder that the app has open is told, not waited for', async () => {
    const held = await openData(data[1] ?? '', false)
    if (!held.ok) throw new Error(held.refusal.code)
    try {
      const answer = await dagdeel(['verify', ...data])
      expect(answer).toMatchObject({ code: 2, lines: [] })
      expect(answer.error).toContain(String(process.pid))
    } finally {
      held.value.close()
    }
  })
})

describe('help and mistakes', () => {
  test.each([
    ['nl', 'Gebruik'],
    ['en', 'Use'],
  ])('as a process: help in %s goes to standard output', async (language, word) => {
    const answer = await dagdeelProcess(['--help', '--lang', language])
    expect(answer.code).toBe(0)
    expect(answer.lines[0]).toContain(word)
  })

  test('nothing, an unknown verb and an unknown option are exit code 2 and leave standard output clean', async () => {
    const answers = await Promise.all([dagdeel([]), dagdeel(['dansen']), dagdeel(['ratio', '--snel'])])
    for (const answer of answers) {
      expect(answer).toMatchObject({ code: 2, lines: [] })
      expect(answer.error).not.toBe('')
    }
  })
})

function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}
